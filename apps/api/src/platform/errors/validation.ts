import type { StandardSchemaV1 } from '@standard-schema/spec';
import { Problem } from './result.js';

/** What a schema found wrong, as one problem that names each field. */
export function invalidRequest(issues: readonly StandardSchemaV1.Issue[]): Problem {
  const errors = issues.map((issue) => ({
    field: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.') || 'body',
    code: 'code' in issue && typeof issue.code === 'string' ? issue.code : 'invalid',
    message: issue.message,
  }));
  return new Problem('request.invalid', { fields: [...new Set(errors.map((e) => e.field))].join(', ') }, errors);
}
