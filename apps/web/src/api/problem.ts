/** A refusal by the API in problem+json (RFC 9457); `detail` is already a sentence in the reader's language. */
export type ProblemBody = {
  type?: string;
  title?: string;
  status?: number;
  code?: string;
  detail?: string;
  requestId?: string;
  errors?: readonly { field: string; code: string; message: string }[];
};

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly fields: ReadonlyMap<string, string>;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = body.code ?? 'unknown';
    this.detail = body.detail ?? body.title ?? '';
    this.requestId = body.requestId ?? null;
    this.fields = new Map((body.errors ?? []).map((error) => [error.field, error.message]));
  }
}

/** The message for one field of a form, if the API named it. */
export const fieldError = (error: unknown, field: string): string | undefined =>
  error instanceof Problem ? error.fields.get(field) : undefined;

/** The API names the exact place (`sendPolicy.entries.2`) where a form has one control for the whole. */
export function fieldErrorWithin(error: unknown, field: string): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  for (const [name, message] of error.fields) if (name === field || name.startsWith(`${field}.`)) return message;
  return undefined;
}

export const isProblem = (error: unknown, code: string): error is Problem => error instanceof Problem && error.code === code;
