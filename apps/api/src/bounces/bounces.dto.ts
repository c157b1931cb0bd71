import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

export const BounceClassName = z.enum(['invalid_address', 'mailbox_full', 'spam', 'dns_or_domain', 'unknown']);
export const BouncesQuery = PageQuery.extend({
  days: z.coerce.number().int().min(1).max(90).default(7),
  class: BounceClassName.optional(),
  label: z.string().max(40).optional(),
  sender: z.string().trim().toLowerCase().max(320).optional(),
  domain: z.string().trim().toLowerCase().max(253).optional(),
});
export type BouncesQuery = z.infer<typeof BouncesQuery>;

export const BounceView = z.object({
  at: z.iso.datetime(),
  traceKey: z.string(),
  sender: z.string(),
  recipient: z.string(),
  class: BounceClassName,
  label: z.string(),
  /** 0 to 1: how sure the rule that spoke is. */
  confidence: z.number(),
  enhancedCode: z.string().nullable(),
  reply: z.string(),
  relay: z.string().nullable(),
  /** Given up after five days, rather than refused. */
  expired: z.boolean(),
  suppressed: z.boolean(),
  /** Who says so: the destination in the dialogue, its report that came as mail, or somebody else's. */
  source: z.enum(['log', 'report', 'hearsay']),
});
export type BounceView = z.infer<typeof BounceView>;
export const BouncePage = page(BounceView);

export const BounceSummary = z.object({
  classes: z.array(z.object({ class: BounceClassName, n: z.int(), before: z.int() })),
  labels: z.array(z.object({ class: BounceClassName, label: z.string(), n: z.int() })),
  suppressions: z.int(),
});
export type BounceSummary = z.infer<typeof BounceSummary>;

export const SuppressionQuery = PageQuery.extend({ q: z.string().trim().toLowerCase().max(320).default('') });
export type SuppressionQuery = z.infer<typeof SuppressionQuery>;
export const SuppressionView = z.object({
  address: z.string(),
  origin: z.enum(['bounce', 'person']),
  reason: z.string(),
  bounceLabel: z.string().nullable(),
  bounces: z.int(),
  lastAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  createdBy: z.string(),
});
export type SuppressionView = z.infer<typeof SuppressionView>;
export const SuppressionPage = page(SuppressionView);
export const Suppress = z.object({
  address: z.string().trim().toLowerCase().max(320),
  reason: z.string().trim().min(1).max(300),
  days: z.int().min(1).max(3650).default(90),
});
export type Suppress = z.infer<typeof Suppress>;
export const LiftSuppression = z.object({ address: z.string().trim().toLowerCase().min(3).max(320) });
export type LiftSuppression = z.infer<typeof LiftSuppression>;
