import { Protocols } from '@relevo/agent-protocol';
import { z } from 'zod';
import { MailboxFilter, UpdateMailbox } from '../mailboxes/mailboxes.dto.js';

const { state, kind, accessMode, retentionDays, quotaMb, outgoing, mayForward } = UpdateMailbox.shape;
/** What can be set alike for many; ways in that are left out stay as they are. */
export const BatchSettings = z
  .object({ state, kind, accessMode, retentionDays, quotaMb, outgoing, mayForward, protocols: Protocols.partial() })
  .partial()
  .refine((settings) => Object.values(settings).some((value) => value !== undefined), { message: 'nothing to change' });
export type BatchSettings = z.infer<typeof BatchSettings>;

/** These, or all that a filter lets through at the moment of the act. */
export const BatchChoice = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(1000) }),
  z.strictObject({ filter: MailboxFilter }),
]);
export type BatchChoice = z.infer<typeof BatchChoice>;
export const ChangeBatch = z.object({ choice: BatchChoice, settings: BatchSettings });
export type ChangeBatch = z.infer<typeof ChangeBatch>;
export const DeleteBatch = z.object({ choice: BatchChoice });
export type DeleteBatch = z.infer<typeof DeleteBatch>;

export const GroupBatch = z.object({
  choice: BatchChoice,
  /** null: out of the group that each is in. */
  groupId: z.uuid().nullable(),
});
export type GroupBatch = z.infer<typeof GroupBatch>;

export const BatchOutcome = z.object({
  /** Mailboxes that were chosen. */
  total: z.int(),
  changed: z.int(),
  /** They are like that already. */
  unchanged: z.int(),
  /** Where it contradicts a rule that they have; they stay as they are. At most fifty. */
  refused: z.array(z.object({ address: z.string(), code: z.string() })),
  /** A few of those that change. */
  samples: z.array(z.string()),
});
export type BatchOutcome = z.infer<typeof BatchOutcome>;

export const GroupBatchOutcome = BatchOutcome.extend({
  /** Those of the changed that leave another group for it. */
  moved: z.int(),
});
export type GroupBatchOutcome = z.infer<typeof GroupBatchOutcome>;
