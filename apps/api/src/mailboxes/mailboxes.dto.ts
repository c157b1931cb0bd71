import { AccessMode, Outgoing, Protocols, ReceivePolicy, SendPolicy, Vacation } from '@relevo/agent-protocol';
import { WARNING_CODES } from '@relevo/mail-policy';
import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

const Forward = z.object({ targets: z.array(z.string().max(320)).min(1).max(50), keepCopy: z.boolean() }).nullable();
const settings = {
  displayName: z.string().trim().max(120),
  kind: z.enum(['person', 'role']),
  accessMode: AccessMode,
  /** Ways in; `cleartext` lets log-ins do without TLS. */
  protocols: Protocols,
  /** Days that INBOX mail stays on the server; null: all of it. */
  retentionDays: z.int().min(1).max(3650).nullable(),
  /** The days are this mailbox's own; else they follow the company's. */
  retentionOwn: z.boolean(),
  quotaMb: z.int().min(10).max(1_000_000),
  sendPolicy: SendPolicy,
  receivePolicy: ReceivePolicy,
  forward: Forward,
  /** The automatic answer while its person is away. */
  vacation: Vacation.nullable(),
  /** Mail to the outside: `held` waits until somebody releases it, `refused` is not taken. Mail inside the company goes on. */
  outgoing: Outgoing,
  /** Newsletters and invoices by the thousand: it leaves by the way for bulk mail, with limits of its own. */
  bulk: z.boolean(),
  /** Whether its person may forward its mail elsewhere, here or by a filter of their mail program. */
  mayForward: z.boolean(),
};

export const CreateMailbox = z.object({
  address: z.string().min(3).max(320),
  displayName: settings.displayName.default(''),
  kind: settings.kind.default('person'),
  accessMode: settings.accessMode.default('client_and_webmail'),
  /** Absent: the company's days for `client`, all for the others. */
  retentionDays: settings.retentionDays.optional(),
  quotaMb: settings.quotaMb.default(5120),
  /** Absent: one is generated and handed over by a one-time link. */
  password: z.string().max(200).optional(),
});
export type CreateMailbox = z.infer<typeof CreateMailbox>;

export const UpdateMailbox = z
  .object({ ...settings, state: z.enum(['active', 'suspended']) })
  .partial()
  .extend({ version: z.int() });
export type UpdateMailbox = z.infer<typeof UpdateMailbox>;

/** What a change can be set back to. */
export const UndoneSettings = UpdateMailbox.omit({ version: true });
export const MailboxHistoryEntry = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  actorName: z.string(),
  action: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  /** It changed settings, and no later change did so again. */
  undoable: z.boolean(),
});
export type MailboxHistoryEntry = z.infer<typeof MailboxHistoryEntry>;
export const MailboxHistoryPage = page(MailboxHistoryEntry);
/** `entry`: id of the change in the mailbox's history. */
export const UndoChange = z.object({ entry: z.int().positive() });

export const SetPassword = z.object({ password: z.string().max(200).optional() });
export type SetPassword = z.infer<typeof SetPassword>;

export const MailboxView = z.object({
  id: z.uuid(),
  address: z.string(),
  /** The address as people write it (Unicode domain). */
  displayAddress: z.string(),
  ...settings,
  state: z.enum(['active', 'suspended']),
  /** Whose filters come after its own. */
  group: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  hasPassword: z.boolean(),
  /** As nodes told last; null: not yet. */
  usage: z.object({ bytes: z.int(), percent: z.int(), at: z.iso.datetime() }).nullable(),
  /** Settings that are hardly meant together; `address`: the one that it is about. */
  warnings: z.array(z.object({ code: z.enum(WARNING_CODES), address: z.string().nullable() })),
  version: z.int(),
  revision: z.int(),
  /** Its latest change is active on every node of the pair. */
  effective: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type MailboxView = z.infer<typeof MailboxView>;
export const MailboxPage = page(MailboxView).extend({ total: z.int() });

export const HandOver = z.object({ url: z.string(), expiresAt: z.iso.datetime() });
export type HandOver = z.infer<typeof HandOver>;
/** `link`: where the mailbox's person finds a generated password, once. */
export const MailboxWithLink = z.object({ mailbox: MailboxView, link: HandOver.nullable() });

export const MailboxQuery = PageQuery.extend({
  q: z.string().trim().max(200).optional(),
  kind: z.enum(['person', 'role']).optional(),
  state: z.enum(['active', 'suspended']).optional(),
  accessMode: AccessMode.optional(),
  /** `near_full`: four fifths of its space, or more. */
  space: z.enum(['near_full']).optional(),
  /** The group's id; `none`: in no group. */
  group: z.union([z.uuid(), z.literal('none')]).optional(),
  sort: z.enum(['address', '-created']).default('address'),
});
export type MailboxQuery = z.infer<typeof MailboxQuery>;

/** As the list filters, without its pages. */
export const MailboxFilter = MailboxQuery.pick({ q: true, kind: true, state: true, accessMode: true, space: true, group: true });
export type MailboxFilter = z.infer<typeof MailboxFilter>;

export const AliasView = z.object({
  id: z.uuid(),
  address: z.string(),
  targets: z.array(z.string()),
  version: z.int(),
  effective: z.boolean(),
});
export type AliasView = z.infer<typeof AliasView>;
const Targets = z.array(z.string().max(320)).min(1).max(100);
export const CreateAlias = z.object({ address: z.string().max(320), targets: Targets });
export type CreateAlias = z.infer<typeof CreateAlias>;
export const UpdateAlias = z.object({ version: z.int(), targets: Targets });
export type UpdateAlias = z.infer<typeof UpdateAlias>;
export const AliasPage = page(AliasView);

export const RevealedPassword = z.object({
  address: z.string(),
  password: z.string(),
  tenant: z.string(),
  hosts: z.object({ mail: z.string() }),
});

export const AppPasswordView = z.object({
  id: z.uuid(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  /** By IMAP, POP3 or Sieve; who sends with it reads with it too. */
  lastUse: z.object({ at: z.iso.datetime(), protocol: z.string(), address: z.string().nullable() }).nullable(),
});
export type AppPasswordView = z.infer<typeof AppPasswordView>;
export const AppPasswordList = z.array(AppPasswordView);
export const CreateAppPassword = z.object({ name: z.string().trim().min(1).max(80) });
/** `password` is shown this once; only its hash is kept. */
export const CreatedAppPassword = AppPasswordView.extend({ password: z.string() });
export type CreatedAppPassword = z.infer<typeof CreatedAppPassword>;

export const DeletedMailboxView = z.object({
  id: z.uuid(),
  address: z.string(),
  displayName: z.string(),
  deletedBy: z.string(),
  deletedAt: z.iso.datetime(),
  /** Until then it can be restored with all its mail. */
  purgeAfter: z.iso.datetime(),
});
export type DeletedMailboxView = z.infer<typeof DeletedMailboxView>;
export const DeletedMailboxPage = page(DeletedMailboxView);
