import { QUESTIONS } from '@relevo/sizing';
import { z } from 'zod';

const Because = z.string();
export const PlanView = z.object({
  id: z.string(),
  name: z.string(),
  mailboxes: z.int(),
  storageGb: z.number(),
  price: z.int(),
  standbyPrice: z.int(),
  /** Days that the log of its mail is kept. */
  logDays: z.int(),
});
const OfferView = z.object({ plan: PlanView, because: Because });
export const RecommendationView = z.object({
  plan: OfferView.nullable(),
  /** Beyond the catalogue: quoted by a person. */
  bespoke: z.object({ mailboxes: z.int(), storageGb: z.number(), pairs: z.int(), because: Because }).nullable(),
  addOns: z.array(
    z.object({ kind: z.enum(['standby', 'bulk']), id: z.string(), quantity: z.int(), price: z.int(), because: Because }),
  ),
  smaller: OfferView.nullable(),
  larger: OfferView.nullable(),
  numbers: z.array(
    z.object({
      id: z.string(),
      value: z.number(),
      unit: z.enum(['mailboxes', 'GB', 'messages/month']),
      formula: z.string(),
      because: Because,
    }),
  ),
  /** Minor units a month. */
  totals: z.object({ currency: z.string(), plan: z.int(), addOns: z.int(), monthly: z.int() }).nullable(),
  warnings: z.array(z.string()),
});
export type RecommendationView = z.infer<typeof RecommendationView>;

/** The questionnaire's answers, as @relevo/sizing judges them: any part may be absent, null takes an answer back. */
export const AnswersPatch = z
  .object({
    people: z.int().nullable(),
    roles: z.array(z.object({ localPart: z.string(), sendsBulk: z.boolean() })).nullable(),
    total: z.int().nullable(),
    growthPerHalfYear: z.int().nullable(),
    bulkMessagesPerMonth: z.int().nullable(),
    access: z.object({ client: z.int(), clientAndWebmail: z.int(), webmail: z.int() }).nullable(),
    start: z
      .union([
        z.object({ kind: z.literal('zero') }),
        z.object({
          kind: z.literal('migration'),
          from: z.enum(['google', 'microsoft', 'cpanel', 'imap', 'other']),
          mailboxes: z.int(),
          gigabytes: z.number(),
        }),
      ])
      .nullable(),
    domain: z.string().nullable(),
    dns: z.enum(['our_name_servers', 'kept_outside']).nullable(),
    contact: z.object({ name: z.string(), email: z.string(), phone: z.string().nullable() }).nullable(),
    standby: z.boolean().nullable(),
    clientRetentionDays: z.int().nullable(),
  })
  .partial();
export type AnswersPatch = z.infer<typeof AnswersPatch>;

export const AssessmentView = z.object({
  /** Resumes it: /start/{code}. */
  code: z.string(),
  version: z.int(),
  answers: AnswersPatch,
  /** Questions not yet answered, in order. */
  missing: z.array(z.enum(QUESTIONS)),
  answered: z.int(),
  asked: z.int(),
  /** Answers that contradict each other: kept, and to be put right before acceptance. */
  conflicts: z.array(z.object({ field: z.string(), code: z.string() })),
  recommendation: RecommendationView.nullable(),
  accepted: z.boolean(),
});
export type AssessmentView = z.infer<typeof AssessmentView>;

export const StartAssessment = z.object({ answers: AnswersPatch.default({}) });
export type StartAssessment = z.infer<typeof StartAssessment>;
export const UpdateAssessment = z.object({ version: z.int(), answers: AnswersPatch });
export type UpdateAssessment = z.infer<typeof UpdateAssessment>;
export const AcceptAssessment = z.object({
  planId: z.string().max(60),
  standby: z.boolean(),
  company: z.string().trim().min(2).max(120),
  name: z.string().trim().min(2).max(120),
  email: z.email().max(254),
  password: z.string().max(200),
});
export type AcceptAssessment = z.infer<typeof AcceptAssessment>;
export const Accepted = z.object({ tenantId: z.uuid(), slug: z.string() });
export const PlanList = z.object({ currency: z.string(), plans: z.array(PlanView) });
