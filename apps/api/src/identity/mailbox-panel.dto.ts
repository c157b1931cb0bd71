import { AccessMode } from '@relevo/agent-protocol';
import { z } from 'zod';

export const OwnMailboxView = z.object({
  address: z.string(),
  displayName: z.string(),
  company: z.string(),
  quotaMb: z.int(),
  accessMode: AccessMode,
  /** Its latest change is active on every node of the pair. */
  effective: z.boolean(),
});
export type OwnMailboxView = z.infer<typeof OwnMailboxView>;
export const OwnLogIn = z.object({
  at: z.iso.datetime(),
  protocol: z.string(),
  ok: z.boolean(),
  remote: z.string().nullable(),
  tls: z.boolean(),
});
export type OwnLogIn = z.infer<typeof OwnLogIn>;
export const OwnLogIns = z.array(OwnLogIn);
export const Revision = z.object({ revision: z.int() });
