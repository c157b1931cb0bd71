import { AccessMode, Protocols, Vacation } from '@relevo/agent-protocol';
import { z } from 'zod';
import { CreateAppPassword, MailboxView } from '../mailboxes/mailboxes.dto.js';

export const OwnMailboxView = z.object({
  address: z.string(),
  displayName: z.string(),
  company: z.string(),
  quotaMb: z.int(),
  /** How full it is, as nodes told last; null: not yet. */
  usage: MailboxView.shape.usage,
  accessMode: AccessMode,
  /** Ways in that its company leaves open. */
  protocols: Protocols,
  vacation: Vacation.nullable(),
  /** Whether its person may change where its mail is forwarded. */
  mayForward: z.boolean(),
  /** Where its mail is forwarded. */
  forward: z.object({ targets: z.array(z.string()), keepCopy: z.boolean() }).nullable(),
  hosts: z.object({ mail: z.string() }),
  version: z.int(),
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

export const OwnVacation = z.object({ version: z.int(), vacation: Vacation.nullable() });
export type OwnVacation = z.infer<typeof OwnVacation>;
/** `current`: the mailbox's own password. A borrowed browser must not leave a lasting way in behind. */
export const CreateOwnAppPassword = CreateAppPassword.extend({ current: z.string().max(200) });
export type CreateOwnAppPassword = z.infer<typeof CreateOwnAppPassword>;

export const OwnForward = z.object({
  version: z.int(),
  forward: z.object({ targets: z.array(z.string().max(320)).min(1).max(10), keepCopy: z.boolean() }).nullable(),
});
export type OwnForward = z.infer<typeof OwnForward>;
