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

interface Step {
  readonly type: string;
  readonly node: string;
  readonly queue_id: string;
}

/**
 * Steps by time, but that the filter judged a message before it was sent on: it writes to a log of its own, by whole seconds,
 * and often a moment after the queue has gone to work.
 */
export function inOrder<T extends Step>(byTime: readonly T[]): T[] {
  const place = (step: T): string => `${step.node} ${step.queue_id}`;
  const late = new Map<string, T[]>();
  const sent = new Set<string>();
  for (const step of byTime) {
    if (step.type === 'delivery') sent.add(place(step));
    else if (step.type === 'filtered' && sent.has(place(step))) late.set(place(step), [...(late.get(place(step)) ?? []), step]);
  }
  const moved = new Set([...late.values()].flat());
  return byTime.flatMap((step) => {
    if (moved.has(step)) return [];
    const before = step.type === 'delivery' ? (late.get(place(step)) ?? []) : [];
    if (before.length > 0) late.delete(place(step));
    return [...before, step];
  });
}

const QUEUE_ID = /^[0-9A-F]{6,}$|^[0-9b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z]{12,20}$/;
const ADDRESS = /^[^<>\s@]+@[^@\s]+\.[^@\s]+$/;
const DOMAIN = /^@?([a-z0-9-]+\.)+[a-z0-9-]{2,}$/i;

/**
 * What was typed, by its shape. Queue ids are short or long ones (postconf(5), enable_long_queue_ids). What looks like an address
 * may be a Message-ID without its brackets.
 */
export function shapeOf(q: string): 'message_id' | 'queue_id' | 'address' | 'domain' | 'part' {
  if (/^<.+>$/.test(q)) return 'message_id';
  if (QUEUE_ID.test(q)) return 'queue_id';
  if (ADDRESS.test(q)) return 'address';
  return DOMAIN.test(q) ? 'domain' : 'part';
}

const DAY_MS = 86_400_000;
const LOOKED_DAYS = [3, 10, 30] as const;

export interface Window {
  readonly after: string;
  readonly until: string;
}
/** Days in which to look for the newest, a few at first: whoever has much mail is answered from the first of them. */
export function windowsBack(from: Date): readonly Window[] {
  const edges = ['infinity', ...LOOKED_DAYS.map((days) => new Date(from.getTime() - days * DAY_MS).toISOString()), '-infinity'];
  return edges.slice(1).map((after, n) => ({ after, until: edges[n] ?? 'infinity' }));
}
