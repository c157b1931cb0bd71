import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

const zone = z
  .string()
  .max(60)
  .refine((name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return true;
    } catch {
      return false;
    }
  }, 'unknown time zone')
  .default('UTC');
const day = z.iso.date();

/** Days of the reader's time zone, both included; without them the last seven. */
const Span = z.object({ from: day.optional(), to: day.optional(), zone });
const Filter = z.object({
  /** One mailbox's part. */
  mailbox: z.string().trim().toLowerCase().max(320).optional(),
  /** The other side's domain. */
  domain: z.string().trim().toLowerCase().max(253).optional(),
  direction: z.enum(['in', 'out', 'inside']).optional(),
});

export const ActivityQuery = Span.extend(Filter.shape).extend({ step: z.enum(['hour', 'day']).optional() });
export type ActivityQuery = z.infer<typeof ActivityQuery>;

export const Counts = z.object({
  /** Put into a mailbox here. */
  received: z.int(),
  /** Taken by the other side, or put into a mailbox of the same company. */
  sent: z.int(),
  /** Attempts that were put off. */
  deferred: z.int(),
  bounced: z.int(),
  /** Refused at our door. */
  rejected: z.int(),
});
export type Counts = z.infer<typeof Counts>;

export const Activity = z.object({
  step: z.enum(['hour', 'day']),
  from: day,
  to: day,
  buckets: z.array(Counts.extend({ at: z.iso.datetime() })),
  /** The same span a week before (or as many whole weeks as the span is long), bucket for bucket. */
  before: z.array(Counts.extend({ at: z.iso.datetime() })),
  totals: Counts,
  totalsBefore: Counts,
});
export type Activity = z.infer<typeof Activity>;

export const Dimension = z.enum(['mailbox', 'domain', 'provider', 'class', 'size', 'protocol', 'verdict', 'peer']);
export type Dimension = z.infer<typeof Dimension>;
export const StatisticsQuery = Span.extend({
  by: Dimension,
  direction: z.enum(['in', 'out', 'inside']).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type StatisticsQuery = z.infer<typeof StatisticsQuery>;
/** Over all companies: no key of these is a person. */
export const StaffStatisticsQuery = StatisticsQuery.extend({ by: z.enum(['company', 'provider', 'class']) });
export type StaffStatisticsQuery = z.infer<typeof StaffStatisticsQuery>;
export const StatisticsRow = Counts.extend({
  key: z.string(),
  bytes: z.int(),
  /** Log-ins, for protocols. */
  logins: z.int(),
  loginsRefused: z.int(),
});
export type StatisticsRow = z.infer<typeof StatisticsRow>;
export const Statistics = z.object({ from: day, to: day, rows: z.array(StatisticsRow), more: z.boolean() });

export const Outcome = z.enum(['sent', 'received', 'deferred', 'bounced', 'rejected']);
export const DeliveriesQuery = PageQuery.extend(Span.shape)
  .extend(Filter.shape)
  .extend({
    outcome: Outcome.optional(),
    class: z.string().max(40).optional(),
    /** A single hour, in place of days. */
    hour: z.iso.datetime().optional(),
  });
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>;
export const DeliveryView = z.object({
  at: z.iso.datetime(),
  /** The message's own page under /trace. */
  key: z.string(),
  direction: z.enum(['in', 'out', 'inside']),
  outcome: Outcome,
  sender: z.string(),
  recipient: z.string().nullable(),
  relay: z.string().nullable(),
  size: z.int().nullable(),
  enhancedCode: z.string().nullable(),
  bounceClass: z.string().nullable(),
  bounceLabel: z.string().nullable(),
  reply: z.string().nullable(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;
export const DeliveryPage = page(DeliveryView);

/** Whether the caller gets the week's figures by e-mail, on Mondays. */
export const WeeklyWish = z.object({ wanted: z.boolean() });
export type WeeklyWish = z.infer<typeof WeeklyWish>;
