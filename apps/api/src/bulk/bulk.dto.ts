import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

export const BulkSendsQuery = PageQuery.extend({
  limit: z.coerce.number().int().min(1).max(50).default(25),
  /** Sends of which something left in the last so many days. */
  days: z.coerce.number().int().min(1).max(90).default(30),
  sender: z.string().trim().toLowerCase().max(320).optional(),
});
export type BulkSendsQuery = z.infer<typeof BulkSendsQuery>;

export const BulkSendView = z.object({
  id: z.uuid(),
  sender: z.string(),
  /** With what differs from one recipient to the next left out; empty: many subjects, counted together. */
  subject: z.string(),
  /** List-ID, where it is sent to a list. */
  list: z.string().nullable(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  messages: z.int(),
  /** Recipients, each once, by what became of its message in the end. */
  recipients: z.int(),
  delivered: z.int(),
  /** Put off and not yet decided. */
  waiting: z.int(),
  bounced: z.int(),
  /** Recipients whose message was put off at least once, whatever became of it. */
  deferred: z.int(),
  classes: z.array(z.object({ class: z.string(), n: z.int() })),
  /** Messages without List-Unsubscribe (RFC 2369), with one that takes more than a click (RFC 8058), and not signed by us (DKIM). */
  withoutUnsubscribe: z.int(),
  withoutOneClick: z.int(),
  unsigned: z.int(),
});
export type BulkSendView = z.infer<typeof BulkSendView>;
export const BulkSendPage = page(BulkSendView);
