/**
 * POST /agent/v1/usage  UsageReport -> 204: how full mailboxes are, as Dovecot counts. Sent when one crosses a mark, either way,
 * and for all of them by the clock; an older report than the one that is known has no effect.
 */
import { z } from 'zod';

/** Percent of a mailbox's space from which on its person is told. Below by `RELEASE`, the next crossing is told again. */
export const USAGE_MARKS = [80, 95] as const;
export const USAGE_RELEASE = 5;

export const UsageReport = z.object({
  mailboxes: z
    .array(z.object({ mailboxId: z.uuid(), usedBytes: z.int().min(0), at: z.iso.datetime() }))
    .min(1)
    .max(1000),
});
export type UsageReport = z.infer<typeof UsageReport>;
