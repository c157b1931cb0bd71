/**
 * POST /agent/v1/quarantine  QuarantineReport (gzip allowed) -> 204: what waits outside one mailbox. Sent when something new came
 * and for every mailbox at the agent's start; the same message twice is one.
 */
import { z } from 'zod';

/** Dovecot's GUID of a message is the same on both nodes; of a maildir it is the name of the file that it was at first. */
export const QuarantinedId = z.object({ mailboxId: z.uuid(), guid: z.string().regex(/^[\w.,:=@+-]{1,255}$/) });
export type QuarantinedId = z.infer<typeof QuarantinedId>;

/** `spam`: gone as well, and its company's filter learns from it. A released message is one to learn from, too. */
export const QuarantineAct = z.enum(['release', 'delete', 'spam']);
export type QuarantineAct = z.infer<typeof QuarantineAct>;

/** Days that a message waits for somebody to look at it. */
export const QUARANTINE_DAYS = 30;

export const QuarantineReport = z.object({
  mailboxId: z.uuid(),
  messages: z
    .array(
      z.object({
        guid: QuarantinedId.shape.guid,
        at: z.iso.datetime(),
        /** Of the envelope; empty for a notice. */
        sender: z.string().max(320),
        /** As From says it, decoded. */
        author: z.string().max(1000),
        subject: z.string().max(1000),
        messageId: z.string().max(998).nullable(),
        size: z.int().min(0),
        score: z.number().nullable(),
        /** Names of rspamd that added to the score, the heaviest first. */
        symbols: z.array(z.string().max(80)).max(40),
      }),
    )
    .max(2000),
});
export type QuarantineReport = z.infer<typeof QuarantineReport>;
