import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

export const RetentionRunView = z.object({
  id: z.uuid(),
  /** It only counted. */
  dry: z.boolean(),
  state: z.enum(['running', 'done', 'failed']),
  clientDays: z.int(),
  unfetched: z.boolean(),
  /** How many it is to look at, and has. */
  mailboxes: z.int(),
  looked: z.int(),
  messages: z.int(),
  bytes: z.int(),
  /** Old enough, and kept: no POP3 program has fetched them. */
  waiting: z.int(),
  failed: z.int(),
  requestedBy: z.string(),
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type RetentionRunView = z.infer<typeof RetentionRunView>;
export const RetentionRunPage = page(RetentionRunView);

const policy = {
  enabled: z.boolean(),
  /** For mailboxes used with a mail program that have no days of their own. */
  clientDays: z.int().min(1).max(3650),
  /** Also what no POP3 program has fetched yet. */
  unfetched: z.boolean(),
};
export const RetentionView = z.object({
  ...policy,
  version: z.int(),
  nextRunAt: z.iso.datetime().nullable(),
  /** Mailboxes that follow the company's days, that have their own, and that keep everything. */
  counts: z.object({ following: z.int(), own: z.int(), keepAll: z.int() }),
});
export type RetentionView = z.infer<typeof RetentionView>;
export const UpdateRetention = z.object(policy).partial().extend({ version: z.int() });
export type UpdateRetention = z.infer<typeof UpdateRetention>;

/** What would go with these settings; absent: as they are. */
export const PreviewRetention = z.object(policy).omit({ enabled: true }).partial();
export type PreviewRetention = z.infer<typeof PreviewRetention>;

export const RetentionResultView = z.object({
  mailboxId: z.uuid(),
  address: z.string(),
  days: z.int(),
  messages: z.int(),
  bytes: z.int(),
  waiting: z.int(),
  error: z.string().nullable(),
});
export type RetentionResultView = z.infer<typeof RetentionResultView>;
export const RetentionResultPage = page(RetentionResultView);
export { PageQuery };
