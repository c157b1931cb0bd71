import { MIN_PHRASE, RULES } from '@relevo/bounce';
import { z } from 'zod';
import { BounceClassName } from '../bounces/bounces.dto.js';
import { PageQuery, page } from '../platform/http/paging.js';

const LABELS = [...new Set(['none', ...RULES.map((rule) => rule.label)])].sort();

export const TryCorrection = z.object({
  /** Words that must all stand in the reply; case, accents, addresses and codes do not count. */
  phrases: z.array(z.string().trim().min(MIN_PHRASE).max(200)).min(1).max(5),
  /** SMTP reply code; null: any. */
  code: z.int().min(400).max(599).nullable(),
  class: BounceClassName,
  label: z.string().refine((label) => LABELS.includes(label as never), { message: `one of ${LABELS.join(', ')}` }),
  /** The reply that is to be read otherwise. */
  sample: z.string().trim().min(3).max(4000),
});
export type TryCorrection = z.infer<typeof TryCorrection>;
export const CreateCorrection = TryCorrection.extend({ reason: z.string().trim().min(3).max(300) });
export type CreateCorrection = z.infer<typeof CreateCorrection>;

const Reply = z.object({ class: BounceClassName, provider: z.string(), reply: z.string() });
export const CorrectionTrial = z.object({
  /** The rule speaks for the sample. */
  fits: z.boolean(),
  /** What our rules say of the sample now. */
  now: z.object({ class: BounceClassName, label: z.string(), confidence: z.number() }),
  corpus: z.object({
    size: z.int(),
    touched: z.int(),
    mended: z.array(Reply),
    /** Replies that are read right today and would not be: none may be left. At most twenty. */
    broken: z.array(Reply),
  }),
  /** Bounces of the last thirty days, all companies: how many it speaks for, and for how many it says something new. */
  recent: z.object({ touched: z.int(), changed: z.int(), samples: z.array(z.string()) }),
});
export type CorrectionTrial = z.infer<typeof CorrectionTrial>;

export const CorrectionView = z.object({
  id: z.uuid(),
  phrases: z.array(z.string()),
  code: z.int().nullable(),
  class: BounceClassName,
  label: z.string(),
  sample: z.string(),
  reason: z.string(),
  /** Replies of the corpus that were read wrong before it. */
  mended: z.int(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
});
export type CorrectionView = z.infer<typeof CorrectionView>;
export const CorrectionPage = page(CorrectionView);
export const CorrectionsQuery = PageQuery;

export const UnclearReply = z.object({
  reply: z.string(),
  /** Messages of the last thirty days that got it, or one that differs in numbers alone. */
  n: z.int(),
  class: BounceClassName,
  label: z.string(),
  confidence: z.number(),
  provider: z.string(),
});
export type UnclearReply = z.infer<typeof UnclearReply>;
export const UnclearReplies = z.array(UnclearReply);
