import { z } from 'zod';

/** Who writes: a mailbox of the company that logs in, or another server with this envelope sender. */
export const SimulateMail = z.object({
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('mailbox'), address: z.string().max(320) }),
    z.object({ kind: z.literal('outside'), sender: z.string().max(320) }),
  ]),
  to: z.string().max(320),
});
export type SimulateMail = z.infer<typeof SimulateMail>;

export const SimulatedMail = z.object({
  verdict: z.enum(['accepted', 'refused']),
  /** `send.*`, `post.*`, `receive.*` or `relay.denied`: the rule that decided. */
  rule: z.string(),
  /** The node's reply to RCPT TO when refused. */
  reply: z.string(),
  steps: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      by: z.enum(['alias', 'list', 'forward', 'domain_alias', 'postmaster', 'catch_all']),
    }),
  ),
  mailboxes: z.array(z.object({ address: z.string(), answersAbsent: z.boolean(), suspended: z.boolean() })),
  outside: z.array(z.string()),
  refusing: z.array(z.object({ address: z.string(), text: z.string() })),
});
export type SimulatedMail = z.infer<typeof SimulatedMail>;
