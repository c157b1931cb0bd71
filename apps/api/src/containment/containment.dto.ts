import { HOLD_RULES, LIMIT_SCOPES } from '@relevo/mail-policy';
import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

export const ContainmentView = z.object({
  id: z.uuid(),
  mailboxId: z.uuid(),
  address: z.string(),
  rule: z.enum(HOLD_RULES),
  /** What was counted, and from which count on it is too much. */
  seen: z.int(),
  from: z.int(),
  /** Where the log-in came from, where a node saw it. */
  client: z.string().nullable(),
  /** The node that decided; null: the control plane, from what both told. */
  node: z.string().nullable(),
  at: z.iso.datetime(),
  liftedAt: z.iso.datetime().nullable(),
  liftedBy: z.string().nullable(),
});
export type ContainmentView = z.infer<typeof ContainmentView>;
export const ContainmentPage = page(ContainmentView);
export const ContainmentQuery = PageQuery.extend({ state: z.enum(['open', 'lifted']).optional() });
export type ContainmentQuery = z.infer<typeof ContainmentQuery>;

const Hour = z.object({ hour: z.iso.datetime(), recipients: z.int(), strangers: z.int() });
export const ContainmentDetail = ContainmentView.extend({
  /** Since a day before. */
  hours: z.array(Hour),
  /** Where it went, from an hour before on: destinations by number. */
  destinations: z.array(z.object({ domain: z.string(), recipients: z.int() })),
  /** The newest recipients from then on, and what became of each. */
  recent: z.array(
    z.object({
      at: z.iso.datetime(),
      recipient: z.string(),
      status: z.string(),
      bounceClass: z.string().nullable(),
      queueId: z.string(),
    }),
  ),
  outcomes: z.object({
    sent: z.int(),
    deferred: z.int(),
    bounced: z.int(),
    classes: z.array(z.object({ class: z.string(), n: z.int() })),
  }),
  networks: z.array(z.object({ network: z.string(), firstAt: z.iso.datetime(), lastAt: z.iso.datetime(), isNew: z.boolean() })),
  /** Its messages on hold now. */
  held: z.int(),
  passwordSetAt: z.iso.datetime().nullable(),
  passwordChangedSince: z.boolean(),
});
export type ContainmentDetail = z.infer<typeof ContainmentDetail>;

const Amount = z.object({ hour: z.int(), day: z.int() });
export const SendingLayer = z.object({
  scope: z.enum(LIMIT_SCOPES),
  /** Address, domain, or the company's id. */
  key: z.string(),
  limit: Amount,
  used: Amount,
  /** Whether somebody decided the limit; else it is the plan's, or has grown with the past. */
  own: z.boolean(),
});
export type SendingLayer = z.infer<typeof SendingLayer>;
export const MailboxSending = z.object({
  outgoing: z.enum(['open', 'held', 'refused']),
  bulk: z.boolean(),
  layers: z.array(SendingLayer),
  peak: Amount,
  hours: z.array(Hour),
  /** The open containment, if there is one. */
  containmentId: z.uuid().nullable(),
  /** It sends much to people the company knows: recipients in an hour, when it was last seen. */
  bulkOffer: z.object({ at: z.iso.datetime(), seen: z.int() }).nullable(),
});
export type MailboxSending = z.infer<typeof MailboxSending>;
export const CompanySending = z.object({
  layers: z.array(SendingLayer),
  /** The mailboxes that are nearest to their limits. */
  mailboxes: z.array(SendingLayer.extend({ mailboxId: z.uuid() })),
  offers: z.array(z.object({ mailboxId: z.uuid(), address: z.string(), at: z.iso.datetime(), seen: z.int() })),
  openContainments: z.int(),
});
export type CompanySending = z.infer<typeof CompanySending>;

export const SetLimit = z.object({
  scope: z.enum(['mailbox', 'domain']),
  key: z.string().trim().toLowerCase().max(320),
  /** Null: the plan's again. */
  limit: z.object({ hour: z.int().min(0).max(1_000_000), day: z.int().min(0).max(10_000_000) }).nullable(),
});
export type SetLimit = z.infer<typeof SetLimit>;
export const CompanyLimit = z.object({ plan: Amount, own: Amount.nullable(), used: Amount });
export type CompanyLimit = z.infer<typeof CompanyLimit>;
export const SetCompanyLimit = SetLimit.pick({ limit: true });
export type SetCompanyLimit = z.infer<typeof SetCompanyLimit>;
