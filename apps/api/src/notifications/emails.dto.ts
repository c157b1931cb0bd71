import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

const State = z.enum(['waiting', 'sent', 'failed']);

export const EmailView = z.object({
  id: z.uuid(),
  recipient: z.string(),
  locale: z.enum(['es', 'en']),
  template: z.string(),
  state: State,
  attempts: z.int(),
  error: z.string().nullable(),
  /** The node that took it, or `capture`. */
  via: z.string().nullable(),
  /** This stack kept a copy. */
  readable: z.boolean(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type EmailView = z.infer<typeof EmailView>;
export const EmailPage = page(EmailView);
export const EmailContent = z.object({ recipient: z.string(), subject: z.string(), text: z.string(), html: z.string() });
export type EmailContent = z.infer<typeof EmailContent>;
export const EmailQuery = PageQuery.extend({ state: State.optional(), q: z.string().trim().max(200).optional() });
export type EmailQuery = z.infer<typeof EmailQuery>;
