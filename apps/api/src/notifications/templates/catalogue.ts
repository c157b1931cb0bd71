import { z } from 'zod';

const Url = z.url({ protocol: /^https?$/ });
const Role = z.enum(['owner', 'admin', 'technical', 'billing', 'viewer']);

/** Every e-mail that the platform writes, and what it needs to know; checked when it is queued and again when it is written. */
export const TEMPLATES = {
  /** A company was made; its owner has chosen a password already. */
  welcome: z.object({ name: z.string(), company: z.string(), url: Url }),
  invitation: z.object({
    company: z.string(),
    inviter: z.string().nullable(),
    role: Role,
    url: Url,
    expiresAt: z.iso.datetime(),
  }),
  password_reset: z.object({ name: z.string(), url: Url, minutes: z.int() }),
  password_changed: z.object({ name: z.string(), at: z.iso.datetime(), address: z.string().nullable(), url: Url }),
  new_sign_in: z.object({
    name: z.string(),
    at: z.iso.datetime(),
    address: z.string().nullable(),
    device: z.string().nullable(),
    url: Url,
  }),
  factor_changed: z.object({
    name: z.string(),
    what: z.enum(['totp_on', 'totp_off', 'recovery_codes', 'recovery_code_used', 'passkey_added', 'passkey_removed']),
    at: z.iso.datetime(),
    address: z.string().nullable(),
    url: Url,
  }),
  /** Somebody looks into a mailbox; to the mailbox itself. */
  mailbox_looked_into: z.object({ mailbox: z.string(), who: z.string(), why: z.string(), at: z.iso.datetime(), url: Url }),
  /** A mailbox's outgoing mail is held by the platform; to who looks after the company's mail. */
  containment: z.object({
    name: z.string(),
    mailbox: z.string(),
    rule: z.enum(['strangers', 'strangers_new_network', 'rate', 'bounces']),
    seen: z.int(),
    from: z.int(),
    client: z.string().nullable(),
    at: z.iso.datetime(),
    url: Url,
  }),
  /** Four fifths of a limit of outside recipients are used. */
  near_sending_limit: z.object({
    name: z.string(),
    scope: z.enum(['mailbox', 'domain', 'tenant']),
    who: z.string(),
    period: z.enum(['hour', 'day']),
    used: z.int(),
    limit: z.int(),
    url: Url,
  }),
  /** A mailbox is nearly full; to the mailbox itself. */
  mailbox_filling: z.object({ mailbox: z.string(), percent: z.int(), usedMb: z.int(), quotaMb: z.int(), url: Url }),
  /** The week behind, to those of a company who want it. */
  weekly_summary: z.object({
    name: z.string(),
    company: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    sent: z.int(),
    received: z.int(),
    deferred: z.int(),
    bounced: z.int(),
    rejected: z.int(),
    /** Percent of the week before; null: too little to compare with. */
    sentChange: z.int().nullable(),
    receivedChange: z.int().nullable(),
    topSenders: z.array(z.object({ key: z.string(), n: z.int() })).max(3),
    bounceClasses: z.array(z.object({ key: z.string(), n: z.int() })).max(3),
    url: Url,
    settingsUrl: Url,
  }),
  /** Staff of the platform begin to act for a company; to its owner. */
  acting_started: z.object({
    name: z.string(),
    company: z.string(),
    staff: z.string(),
    reason: z.string(),
    endsAt: z.iso.datetime(),
    url: Url,
  }),
  /** What was kept out of a mailbox since the last one; to the mailbox. */
  mailboxes_purged_soon: z.object({
    name: z.string(),
    company: z.string(),
    addresses: z.array(z.string()).min(1),
    /** The first of them. */
    at: z.iso.datetime(),
    url: Url,
  }),
  quarantine_digest: z.object({
    address: z.string(),
    total: z.int(),
    messages: z.array(z.object({ author: z.string(), subject: z.string(), at: z.iso.datetime(), url: Url })),
    url: Url,
  }),
} as const satisfies Record<string, z.ZodType>;

export type TemplateName = keyof typeof TEMPLATES;
export type TemplateData<T extends TemplateName> = z.infer<(typeof TEMPLATES)[T]>;

/** What a template says; `letter.ts` gives it its look, as text and as HTML. */
export interface Letter {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly facts?: readonly (readonly [label: string, value: string])[];
  /** One block each: what it is, what is said of it, and what can be done with it. */
  readonly items?: readonly {
    readonly title: string;
    readonly lines: readonly string[];
    readonly label: string;
    readonly url: string;
  }[];
  readonly action?: { readonly label: string; readonly url: string };
  /** Smaller, below the button: what to do when this was not asked for. */
  readonly note?: string;
}
/** A language: one writer for each template, and the words around every letter. */
export interface Language {
  readonly letters: { readonly [T in TemplateName]: (data: TemplateData<T>) => Letter };
  readonly foot: (name: string) => { readonly why: string; readonly help: string; readonly orLink: string };
}
