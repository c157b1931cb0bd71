/**
 * What a pair must run. These records are the whole vocabulary between the control plane and a node:
 * the API renders them from PostgreSQL, the agent keeps them in node.db, and both compute the same digest.
 */
import { z } from 'zod';

/** Wire version, sent by the agent in `x-relevo-protocol`; the API refuses another major with 426. */
export const PROTOCOL_VERSION = 2;

const Address = z.string().min(3).max(320);
const Hostname = z.string().min(1).max(253);

/** Level 4: what a mailbox or a domain says of mail that comes to it; a mailbox's own word comes before its domain's. */
export const Filters = z.object({
  /** Scores of rspamd; null: as the domain has it, or the platform. */
  junkAt: z.int().min(1).max(100).nullable(),
  /** From here on outside the mailbox. */
  quarantineAt: z
    .union([z.int().min(1).max(100), z.literal('never')])
    .nullable()
    .default(null),
  rejectAt: z.int().min(1).max(100).nullable(),
  /** Whole addresses, or domains (`@b.test`) with what is under them; lower case, sorted. Neither virus nor forgery is allowed by it. */
  allow: z.array(z.string().max(320)).max(1000),
  deny: z.array(z.string().max(320)).max(1000),
});
export type Filters = z.infer<typeof Filters>;

export const DomainRecord = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  /** ASCII (A-label) form, lower case. */
  name: Hostname,
  /** RFC 6376; null until a key exists. The private key is PKCS#8 PEM and is stored on the node readable by rspamd alone. */
  dkim: z.object({ selector: z.string().min(1).max(63), privateKey: z.string() }).nullable(),
  /** Every address here is the same local part there; null: a domain of its own. */
  aliasOf: Hostname.nullable(),
  /** Who gets what nobody here is called; null: refused as unknown. */
  catchAll: Address.nullable(),
  /** Who gets postmaster's and abuse's mail where no address has that name (RFC 5321 section 4.5.1, RFC 2142). */
  postmaster: Address.nullable(),
  filters: Filters.nullable(),
  /** Of the whole company; its domains come before it. */
  tenantFilters: Filters.nullable(),
});
export type DomainRecord = z.infer<typeof DomainRecord>;

export const SendPolicy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anyone') }),
  z.object({ kind: z.literal('own_domain') }),
  /** Entries are whole addresses (`a@b.test`) or domains (`@b.test`), lower case, sorted. */
  z.object({ kind: z.literal('listed'), entries: z.array(z.string().max(320)).max(1000) }),
  z.object({ kind: z.literal('nobody') }),
]);
export type SendPolicy = z.infer<typeof SendPolicy>;

export const ReceivePolicy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accept') }),
  /** `text` follows `550 5.2.1` in the SMTP reply (RFC 5321 section 4.2); one line of printable ASCII. */
  z.object({ kind: z.literal('refuse'), text: z.string().regex(/^[\x20-\x7e]{1,200}$/) }),
]);
export type ReceivePolicy = z.infer<typeof ReceivePolicy>;

/** Who may write to a list. `tenant`: log-ins of the list's own company; `members`: the log-ins among its members. */
export const PostPolicy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anyone') }),
  z.object({ kind: z.literal('tenant') }),
  z.object({ kind: z.literal('members') }),
  /** As in a send policy; an entry of another domain is taken at its envelope sender's word. */
  z.object({ kind: z.literal('listed'), entries: z.array(z.string().max(320)).max(1000) }),
]);
export type PostPolicy = z.infer<typeof PostPolicy>;

/** By which ways a mailbox's person may come in. */
export const Protocols = z.object({
  imap: z.boolean(),
  pop3: z.boolean(),
  /** SMTP with a log-in (RFC 6409). */
  submission: z.boolean(),
  webmail: z.boolean(),
  /** Log-ins without TLS: an exception that its administrator made on purpose. */
  cleartext: z.boolean(),
});
export type Protocols = z.infer<typeof Protocols>;

/** Its first characters select it, so that of many only one has to be compared with. */
export const APP_PASSWORD_SELECTOR_LENGTH = 6;
export const AppPassword = z.object({
  id: z.uuid(),
  selector: z.string().length(APP_PASSWORD_SELECTOR_LENGTH),
  /** Dovecot scheme prefix included. */
  hash: z.string().max(500),
});
export type AppPassword = z.infer<typeof AppPassword>;

/** RFC 5230. Answers each sender once in `everyDays`, between the two times where they are given. */
export const Vacation = z.object({
  subject: z.string().min(1).max(200),
  text: z.string().min(1).max(10_000),
  from: z.iso.datetime().nullable(),
  until: z.iso.datetime().nullable(),
  everyDays: z.int().min(1).max(30),
});
export type Vacation = z.infer<typeof Vacation>;

/** One of a person's own filters; the node makes a Sieve script of them (RFC 5228). */
export const SieveRule = z.object({
  match: z.enum(['all', 'any']),
  conditions: z
    .array(
      z.object({
        field: z.enum(['from', 'to', 'subject', 'list']),
        op: z.enum(['contains', 'is', 'not_contains']),
        value: z.string().min(1).max(200),
      }),
    )
    .min(1)
    .max(10),
  /** Where the message goes; null: it stays in the inbox. */
  folder: z.string().min(1).max(100).nullable(),
  markRead: z.boolean(),
  flag: z.boolean(),
  forwardTo: Address.nullable(),
});
export type SieveRule = z.infer<typeof SieveRule>;

export const AccessMode = z.enum(['client', 'client_and_webmail', 'webmail']);
export type AccessMode = z.infer<typeof AccessMode>;

/** Mail to the outside: `held` is taken and waits in the queue until a person decides, `refused` is not taken. */
export const Outgoing = z.enum(['open', 'held', 'refused']);
export type Outgoing = z.infer<typeof Outgoing>;

export const MailboxRecord = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  /** ASCII, lower case, the login name. */
  address: Address,
  domain: Hostname,
  /** Dovecot scheme prefix included, e.g. `{ARGON2ID}$argon2id$…`; null: no login yet. */
  passwordHash: z.string().max(500).nullable(),
  /** `suspended`: no login and no sending; mail still arrives. */
  state: z.enum(['active', 'suspended']),
  quotaMb: z.int().min(1),
  accessMode: AccessMode,
  protocols: Protocols,
  /** Sorted by id. */
  appPasswords: z.array(AppPassword).max(50),
  /** Days that INBOX mail stays; null keeps all. */
  retentionDays: z.int().min(1).nullable(),
  sendPolicy: SendPolicy,
  receivePolicy: ReceivePolicy,
  forward: z.object({ targets: z.array(Address).min(1).max(50), keepCopy: z.boolean() }).nullable(),
  vacation: Vacation.nullable(),
  filters: Filters.nullable(),
  outgoing: Outgoing,
  /** When somebody last changed that: what was sent before is not held against the mailbox. */
  outgoingSince: z.iso.datetime().nullable(),
  /** Newsletters and invoices by the thousand: mail to the outside leaves by its own way, with an address of its own. */
  bulk: z.boolean(),
  /** Of the group that the mailbox belongs to: between its own and its domain's. */
  groupFilters: Filters.nullable(),
  /** The person's own filters, in their order; the first that fits decides. */
  rules: z.array(SieveRule).max(30),
  /** Whether its person may forward mail, by a filter of their own or by their mail program's. */
  mayForward: z.boolean(),
});
export type MailboxRecord = z.infer<typeof MailboxRecord>;

export const AliasRecord = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  address: Address,
  domain: Hostname,
  targets: z.array(Address).min(1).max(100),
});
export type AliasRecord = z.infer<typeof AliasRecord>;

/** An address that goes to many, and says who may write to it. */
export const ListRecord = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  address: Address,
  domain: Hostname,
  members: z.array(Address).max(2000),
  post: PostPolicy,
});
export type ListRecord = z.infer<typeof ListRecord>;

/** One per pair: what both nodes need to know of themselves and of each other. */
export const PairRecord = z.object({
  id: z.uuid(),
  name: z.string(),
  nodes: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        /** The role it was built for; which one serves now is DNS's business and not the node's. */
        role: z.enum(['primary', 'standby']),
        /** EHLO and certificate name. */
        host: Hostname,
        address: z.string(),
        /** Bulk mail leaves from here, as `bulk.<host>`; null: from the same address as the rest. */
        bulkAddress: z.string().nullable().default(null),
      }),
    )
    .min(1)
    .max(2),
  /** Shared by the two nodes for `doveadm sync` (doveadm_password). */
  replicationSecret: z.string(),
  /** What its nodes show to mail programs and other servers, PEM; null: each makes one of its own. */
  certificate: z
    .object({ id: z.uuid(), chain: z.string().max(65_536), privateKey: z.string().max(16_384) })
    .nullable()
    .default(null),
  messageSizeLimitMb: z.int().min(1).max(200),
  filtering: z.object({
    /** DNS lists of senders to beware of (RFC 5782). */
    dnsblZones: z.array(Hostname).max(10),
    /** Unknown senders of doubtful mail are asked to try again (RFC 6647). */
    greylisting: z.boolean(),
  }),
  /** Staff overrides, appended after our own lines; the programs' own checkers judge them before they go live. */
  overrides: z.object({ postfix: z.string().max(16384), dovecot: z.string().max(16384) }),
});
export type PairRecord = z.infer<typeof PairRecord>;

/** Everything a pair runs at one revision. */
export const PairState = z.object({
  revision: z.int().min(0),
  pair: PairRecord,
  domains: z.array(DomainRecord),
  mailboxes: z.array(MailboxRecord),
  aliases: z.array(AliasRecord),
  lists: z.array(ListRecord),
});
export type PairState = z.infer<typeof PairState>;
