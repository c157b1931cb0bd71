import { type Detail, parseAddress, parseDomain, parseLocalPart } from '@relevo/mail-address';
import { z } from 'zod';

/**
 * The questionnaire. Every part may be missing while it is being filled; what is there is already well formed.
 * Messages of this schema are codes: screens keep the sentences.
 */
const whole = (max: number) =>
  z.int({ error: 'answers.not_whole' }).min(0, { error: 'answers.negative' }).max(max, { error: 'answers.too_large' });

const text = (max: number) =>
  z.string({ error: 'answers.not_text' }).trim().min(1, { error: 'answers.empty' }).max(max, { error: 'answers.too_long' });

/** A string that one of the parsers of mail-address takes; its code becomes the issue's. */
const parsedBy = (parse: (typed: string) => { ok: true } | { ok: false; code: string; detail: Detail }) =>
  z.string({ error: 'answers.not_text' }).check((context) => {
    const result = parse(context.value);
    if (result.ok) return;
    context.issues.push({ code: 'custom', input: context.value, message: result.code, params: result.detail });
  });

export const MAX_PEOPLE = 200_000;

export const RoleAddress = z.strictObject({
  /** The part before the @: `facturacion`. */
  localPart: parsedBy(parseLocalPart),
  /** Sends invoices or newsletters to many on some day of the month. */
  sendsBulk: z.boolean({ error: 'answers.not_yes_or_no' }),
});
export type RoleAddress = z.infer<typeof RoleAddress>;

export const Access = z.strictObject({
  /** POP3 or IMAP programs only. */
  client: whole(MAX_PEOPLE),
  /** Programs and webmail: travellers. */
  clientAndWebmail: whole(MAX_PEOPLE),
  webmail: whole(MAX_PEOPLE),
});
export type Access = z.infer<typeof Access>;

export const Start = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('zero') }),
    z.strictObject({
      kind: z.literal('migration'),
      from: z.enum(['google', 'microsoft', 'cpanel', 'imap', 'other'], { error: 'answers.not_offered' }),
      mailboxes: whole(MAX_PEOPLE),
      /** What must lie on the server afterwards. */
      gigabytes: z
        .number({ error: 'answers.not_a_number' })
        .min(0, { error: 'answers.negative' })
        .max(1_000_000, { error: 'answers.too_large' }),
    }),
  ],
  { error: 'answers.not_offered' },
);
export type Start = z.infer<typeof Start>;

export const Contact = z.strictObject({
  name: text(120),
  email: parsedBy(parseAddress),
  phone: text(40).nullable(),
});

export const Answers = z.strictObject({
  /** Mailboxes of persons. */
  people: whole(MAX_PEOPLE).optional(),
  roles: z.array(RoleAddress, { error: 'answers.not_a_list' }).max(500, { error: 'answers.too_many' }).optional(),
  /** People and roles together, as the customer counts them: a check on the two. */
  total: whole(MAX_PEOPLE).optional(),
  /** New mailboxes in each half-year. */
  growthPerHalfYear: whole(MAX_PEOPLE).optional(),
  /** All bulk senders together; asked when a role sends bulk mail. */
  bulkMessagesPerMonth: whole(100_000_000).optional(),
  access: Access.optional(),
  start: Start.optional(),
  domain: parsedBy(parseDomain).optional(),
  dns: z.enum(['our_name_servers', 'kept_outside'], { error: 'answers.not_offered' }).optional(),
  contact: Contact.optional(),
  /** A spare server. Never asked for: when it is missing, size decides. */
  standby: z.boolean({ error: 'answers.not_yes_or_no' }).optional(),
  /** Days that program-only users want to find on the server, when the usual 15 are not enough. */
  clientRetentionDays: whole(3650).min(1, { error: 'answers.negative' }).optional(),
});
export type Answers = z.infer<typeof Answers>;

/** The questions in the order in which they are asked. */
export const QUESTIONS = [
  'people',
  'roles',
  'total',
  'growthPerHalfYear',
  'bulkMessagesPerMonth',
  'access',
  'start',
  'domain',
  'dns',
  'contact',
] as const satisfies readonly (keyof Answers)[];
export type Question = (typeof QUESTIONS)[number];

export interface Completeness {
  /** In the order of asking; the first is where to go on. */
  readonly missing: readonly Question[];
  readonly answered: number;
  readonly asked: number;
}

export const sendsBulk = (answers: Answers): boolean => answers.roles?.some((role) => role.sendsBulk) ?? false;

/** What is still to be asked. How much bulk mail is a question only to those who send any. */
export function completeness(answers: Answers): Completeness {
  const asked = QUESTIONS.filter((question) => question !== 'bulkMessagesPerMonth' || sendsBulk(answers));
  const missing = asked.filter((question) => answers[question] === undefined);
  return { missing, answered: asked.length - missing.length, asked: asked.length };
}
