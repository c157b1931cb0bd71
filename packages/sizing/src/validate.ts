import type { z } from 'zod';
import { Answers } from './answers.ts';

export interface FieldError {
  /** Path in the answers: `roles.2.localPart`, empty for the whole. */
  readonly field: string;
  /** Stable: `answers.…`, `address.…` or `domain.…`. */
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

export type Validated =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Anything that came over the wire, as answers or as what is wrong with them, field by field. Half-filled ones pass. */
export function validate(input: unknown): Validated {
  const parsed = Answers.safeParse(input);
  const errors = parsed.success ? contradictions(parsed.data) : parsed.error.issues.map(fieldError);
  if (parsed.success && errors.length === 0) return { ok: true, answers: parsed.data };
  return { ok: false, errors };
}

function fieldError(issue: z.core.$ZodIssue): FieldError {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return { field, code: 'answers.unknown_field', detail: { keys: issue.keys.join(', ') } };
  const code = /^[a-z]+\.[a-z_]+$/.test(issue.message) ? issue.message : 'answers.bad_shape';
  return { field, code, detail: { ...limits(issue), ...(issue.code === 'custom' ? issue.params : {}) } };
}

function limits(issue: z.core.$ZodIssue): Record<string, number> {
  if (issue.code === 'too_big') return { max: Number(issue.maximum) };
  return issue.code === 'too_small' ? { min: Number(issue.minimum) } : {};
}

/** Answers that are each well formed and cannot be true together. Only what both sides of a sum are known of is judged. */
function contradictions(answers: Answers): readonly FieldError[] {
  const errors: FieldError[] = [];
  const { people, roles, total, access, start } = answers;
  if (people !== undefined && access) {
    const sum = access.client + access.clientAndWebmail + access.webmail;
    if (sum !== people) errors.push({ field: 'access', code: 'answers.access_sum', detail: { sum, people } });
  }
  if (people !== undefined && roles && total !== undefined && total !== people + roles.length) {
    errors.push({ field: 'total', code: 'answers.total_sum', detail: { total, sum: people + roles.length } });
  }
  if (start?.kind === 'migration' && people !== undefined && roles && start.mailboxes > people + roles.length) {
    const detail = { mailboxes: start.mailboxes, sum: people + roles.length };
    errors.push({ field: 'start.mailboxes', code: 'answers.migration_exceeds_total', detail });
  }
  const seen = new Set<string>();
  for (const [index, role] of (roles ?? []).entries()) {
    const name = role.localPart.trim().toLowerCase();
    if (seen.has(name)) errors.push({ field: `roles.${index}.localPart`, code: 'answers.role_twice', detail: { name } });
    seen.add(name);
  }
  return errors;
}
