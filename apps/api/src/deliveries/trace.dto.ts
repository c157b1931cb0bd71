import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

export const TraceQuery = PageQuery.extend({
  /** An address, a domain, a queue id or a Message-ID, whole or in part; empty: the latest messages. */
  q: z.string().trim().max(320).default(''),
});
export type TraceQuery = z.infer<typeof TraceQuery>;

export const TraceVerdict = z.enum(['delivered', 'partly_delivered', 'waiting', 'bounced', 'rejected', 'accepted']);
export type TraceVerdict = z.infer<typeof TraceVerdict>;

export const TraceSummary = z.object({
  /** Opaque; the message's own page. */
  key: z.string(),
  at: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  direction: z.enum(['in', 'out', 'inside']),
  sender: z.string(),
  /** At most five. */
  recipients: z.array(z.string()),
  recipientCount: z.int(),
  messageId: z.string().nullable(),
  size: z.int().nullable(),
  verdict: TraceVerdict,
});
export type TraceSummary = z.infer<typeof TraceSummary>;
export const TracePage = page(TraceSummary);

export const FilterVerdict = z.enum(['clean', 'junk', 'quarantine']);
export type FilterVerdict = z.infer<typeof FilterVerdict>;

export const TraceStep = z.object({
  at: z.iso.datetime(),
  node: z.string(),
  type: z.enum(['received', 'delivery', 'rejected', 'filtered', 'stored', 'fetched']),
  queueId: z.string(),
  sender: z.string(),
  recipient: z.string().nullable(),
  originalRecipient: z.string().nullable(),
  client: z.string().nullable(),
  saslUser: z.string().nullable(),
  relay: z.string().nullable(),
  /** `report`: the destination said it later, by mail; `hearsay`: somebody else did. */
  via: z.enum(['lmtp', 'smtp', 'other', 'report', 'hearsay']).nullable(),
  status: z.enum(['sent', 'deferred', 'bounced', 'expired']).nullable(),
  enhancedCode: z.string().nullable(),
  /** The SMTP reply whole, with its 250 when it was taken. */
  reply: z.string().nullable(),
  delaySeconds: z.number().nullable(),
  bounceClass: z.string().nullable(),
  bounceLabel: z.string().nullable(),
  /** What the filter thought of it for this recipient; names of rspamd, the heaviest first. */
  filter: z.object({ verdict: FilterVerdict, score: z.number().nullable(), symbols: z.array(z.string()) }).nullable(),
  /** Where it was put, or was when it was read. */
  folder: z.string().nullable(),
  /** By which it was read for the first time. */
  protocol: z.enum(['imap', 'pop3']).nullable(),
});
export type TraceStep = z.infer<typeof TraceStep>;

export const Trace = TraceSummary.extend({ steps: z.array(TraceStep) });
export type Trace = z.infer<typeof Trace>;
