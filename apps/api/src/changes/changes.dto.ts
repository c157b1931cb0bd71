import { z } from 'zod';

export const ChangeView = z.object({
  revision: z.int(),
  action: z.string(),
  entity: z.enum(['pair', 'domain', 'mailbox', 'alias', 'list']),
  entityId: z.uuid(),
  label: z.string(),
  actor: z.string(),
  at: z.iso.datetime(),
  /** One per node of the pair; `outcome` null: that node has not reported yet. */
  receipts: z.array(
    z.object({
      node: z.string(),
      role: z.enum(['primary', 'standby']),
      outcome: z.enum(['applied', 'refused', 'rolled_back']).nullable(),
      appliedAt: z.string().nullable(),
      afterMs: z.number().nullable(),
      why: z.string().nullable(),
    }),
  ),
  /** On every node of the pair. */
  active: z.boolean(),
});
export type ChangeView = z.infer<typeof ChangeView>;
