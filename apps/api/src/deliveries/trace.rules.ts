import type { TraceVerdict } from './trace.dto.js';

export interface Outcome {
  readonly type: string;
  readonly recipient: string | null;
  readonly status: string | null;
  readonly at: Date;
}

/** What became of a message, from the last word on each recipient. */
export function verdictOf(outcomes: readonly Outcome[]): TraceVerdict {
  const last = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    if (outcome.type !== 'delivery' || outcome.recipient === null) continue;
    const known = last.get(outcome.recipient);
    if (!known || known.at <= outcome.at) last.set(outcome.recipient, outcome);
  }
  const states = [...last.values()].map((outcome) => outcome.status);
  if (states.length === 0) return outcomes.some((outcome) => outcome.type === 'rejected') ? 'rejected' : 'accepted';
  if (states.every((state) => state === 'sent')) return 'delivered';
  if (states.some((state) => state === 'deferred')) return 'waiting';
  return states.some((state) => state === 'sent') ? 'partly_delivered' : 'bounced';
}
