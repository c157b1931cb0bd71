import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

export const QUARANTINE_STATES = ['held', 'released', 'deleted', 'spam', 'gone'] as const;

export const QuarantinedView = z.object({
  id: z.uuid(),
  mailboxId: z.uuid(),
  /** Whose it is. */
  address: z.string(),
  at: z.iso.datetime(),
  /** Of the envelope; empty for a notice. */
  sender: z.string(),
  /** As the message itself says. */
  author: z.string(),
  subject: z.string(),
  size: z.int(),
  score: z.number().nullable(),
  /** Names of rspamd, the heaviest first. */
  symbols: z.array(z.string()),
  state: z.enum(QUARANTINE_STATES),
  /** Asked of a node and not answered yet. */
  wish: z.enum(['release', 'delete', 'spam']).nullable(),
  actedBy: z.string().nullable(),
  actedAt: z.iso.datetime().nullable(),
  /** Then it goes by itself. */
  expiresAt: z.iso.datetime(),
});
export type QuarantinedView = z.infer<typeof QuarantinedView>;
export const QuarantinePage = page(QuarantinedView).extend({ held: z.int() });

export const QuarantineQuery = PageQuery.extend({
  /** In sender, author, subject and recipient. */
  q: z.string().trim().max(200).optional(),
  state: z.enum(QUARANTINE_STATES).default('held'),
});
export type QuarantineQuery = z.infer<typeof QuarantineQuery>;
export const TenantQuarantineQuery = QuarantineQuery.extend({ mailboxId: z.uuid().optional() });
export type TenantQuarantineQuery = z.infer<typeof TenantQuarantineQuery>;

export const QuarantineActBody = z.object({
  ids: z.array(z.uuid()).min(1).max(200),
  /** `trust` releases and adds the author to those whom the mailbox trusts; `spam` deletes and lets the company's filter learn. */
  act: z.enum(['release', 'trust', 'delete', 'spam']),
});
export type QuarantineActBody = z.infer<typeof QuarantineActBody>;
export const QuarantineActAnswer = z.object({
  done: z.int(),
  /** Were not there any more. */
  gone: z.int(),
  /** The node has not answered yet; it will do it. */
  waiting: z.int(),
  /** Senders that are trusted from now on. */
  trusted: z.int(),
});
export type QuarantineActAnswer = z.infer<typeof QuarantineActAnswer>;

export const LookBody = z.object({ why: z.string().trim().min(5).max(300) });
/** What a message says, as text alone: nothing in it can run or call home. */
export const QuarantinedContent = z.object({
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  date: z.string(),
  text: z.string(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.int() })),
  truncated: z.boolean(),
});
export type QuarantinedContent = z.infer<typeof QuarantinedContent>;

/** What a link of the daily e-mail is about. */
export const LinkedMessage = QuarantinedView.pick({
  address: true,
  at: true,
  author: true,
  sender: true,
  subject: true,
  score: true,
});
export type LinkedMessage = z.infer<typeof LinkedMessage>;
