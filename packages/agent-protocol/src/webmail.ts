/**
 * What a node's webmail asks for by way of its agent.
 * POST /agent/v1/webmail/sign-ins   WebmailSignIn   -> WebmailPerson (403: not this ticket, not here, or not any more)
 * POST /agent/v1/webmail/passwords  WebmailPassword -> { revision }  (403: not the current password)
 */
import { z } from 'zod';

export const WebmailSignIn = z.object({
  /** Of one use, issued to the mailbox's own user a moment ago. */
  ticket: z.string().min(20).max(100),
  /** Origin of the page that the browser came from: nobody is led into somebody else's mailbox by a link. */
  from: z.string().max(300),
});
export type WebmailSignIn = z.infer<typeof WebmailSignIn>;
export const WebmailPerson = z.object({ mailboxId: z.uuid(), address: z.string().max(320) });
export type WebmailPerson = z.infer<typeof WebmailPerson>;

export const WebmailPassword = z.object({
  address: z.string().max(320),
  current: z.string().max(200),
  password: z.string().max(200),
  /** Address of the person's browser. */
  remote: z.string().max(64),
  language: z.enum(['es', 'en']),
});
export type WebmailPassword = z.infer<typeof WebmailPassword>;
export const WebmailPasswordAnswer = z.object({ revision: z.int() });
