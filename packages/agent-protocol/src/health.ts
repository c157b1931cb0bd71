/** POST /agent/v1/health  Health -> 204, every few seconds and at once when something changes for the worse. */
import { z } from 'zod';

export const Health = z.object({
  at: z.iso.datetime(),
  agentVersion: z.string().max(40),
  versions: z.object({ postfix: z.string().max(60), dovecot: z.string().max(60), rspamd: z.string().max(60) }).partial(),
  revision: z.int(),
  /** Spoken for real: a greeting on 25, 587, 143 and 110 on loopback; rspamd's and the policy service's ping. */
  services: z.record(
    z.string().max(40),
    z.object({ ok: z.boolean(), ms: z.number().nullable(), error: z.string().max(300).nullable() }),
  ),
  queue: z.object({ active: z.int(), deferred: z.int(), hold: z.int(), incoming: z.int() }),
  disk: z.object({ usedBytes: z.number(), totalBytes: z.number() }),
  replication: z.object({
    leader: z.boolean(),
    dirty: z.int(),
    /** Age of the oldest mailbox that is not yet copied; 0 when none is. */
    lagMs: z.number(),
    lastError: z.string().max(500).nullable(),
    peerReachable: z.boolean(),
  }),
  /** Mailboxes that keep what cannot be copied to the other node's webmail; absent from agents that copy none. */
  webmail: z.object({ notCopied: z.array(z.uuid()).max(100) }).optional(),
  /** What each port really shows to who connects; empty while fenced, absent from agents that cannot take a certificate. */
  certificates: z
    .array(
      z.object({
        port: z.int(),
        error: z.string().max(300).nullable(),
        serial: z.string().max(60).nullable(),
        issuer: z.string().max(300).nullable(),
        names: z.array(z.string().max(253)).max(100),
        notAfter: z.iso.datetime().nullable(),
      }),
    )
    .max(10)
    .optional(),
  fenced: z.boolean(),
  /** Last refused or rolled back configuration, in the checker's own words. */
  configError: z.string().max(8000).nullable(),
});
export type Health = z.infer<typeof Health>;
