import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answers, Answers as AnswersSchema, completeness, type RoleAddress } from './answers.ts';
import { ASSUMPTIONS, withAssumption } from './assumptions.ts';
import { CATALOGUE, logDaysOf } from './catalogue.ts';
import { type ReasonKey, SENTENCES, sentence } from './reasons.ts';
import { type Recommendation, recommend } from './recommend.ts';

const size = (answers: Answers): Recommendation => recommend(answers, ASSUMPTIONS, CATALOGUE);
const roles = (count: number, bulk = 0): RoleAddress[] =>
  Array.from({ length: count }, (_, i) => ({ localPart: `role${i}`, sendsBulk: i < bulk }));
const access = (client: number, clientAndWebmail: number, webmail: number) => ({ client, clientAndWebmail, webmail });
const migration = (gigabytes: number): Answers['start'] => ({ kind: 'migration', from: 'cpanel', mailboxes: 1, gigabytes });
const warned = (result: Recommendation): ReasonKey[] =>
  result.warnings.map((w) => w.key).filter((k) => k !== 'warning.incomplete');

interface Case {
  answers: Answers;
  plan: string | null;
  mailboxes: number;
  storageGb: number;
  addOns: string[];
  monthly: number | null;
  warnings: ReasonKey[];
}

const CASES: Record<string, Case> = {
  'nobody yet': {
    answers: {},
    plan: 'essential',
    mailboxes: 0,
    storageGb: 0,
    addOns: [],
    monthly: 19_00,
    warnings: ['warning.no_mailboxes'],
  },
  'a studio of five on Outlook': {
    answers: { people: 5, roles: roles(2), growthPerHalfYear: 0, access: access(5, 0, 0), start: { kind: 'zero' } },
    plan: 'essential',
    mailboxes: 7,
    storageGb: 1,
    addOns: [],
    monthly: 19_00,
    warnings: [],
  },
  'exactly ten': {
    answers: { people: 8, roles: roles(2), access: access(8, 0, 0) },
    plan: 'essential',
    mailboxes: 10,
    storageGb: 2,
    addOns: [],
    monthly: 19_00,
    warnings: [],
  },
  eleven: {
    answers: { people: 9, roles: roles(2), access: access(9, 0, 0) },
    plan: 'team',
    mailboxes: 11,
    storageGb: 2,
    addOns: [],
    monthly: 45_00,
    warnings: [],
  },
  'an office that grows: 20 and 3 each half-year': {
    answers: { people: 17, roles: roles(3), growthPerHalfYear: 3, access: access(12, 5, 0), start: { kind: 'zero' } },
    plan: 'company',
    mailboxes: 32,
    storageGb: 14,
    addOns: ['standby'],
    monthly: 169_00,
    warnings: [],
  },
  'a plant on webmail alone': {
    answers: { people: 40, roles: roles(2), growthPerHalfYear: 2, access: access(0, 0, 40) },
    plan: 'company',
    mailboxes: 50,
    storageGb: 183,
    addOns: ['standby'],
    monthly: 169_00,
    warnings: ['warning.webmail_only'],
  },
  'invoices once a month': {
    answers: { people: 20, roles: roles(4, 1), bulkMessagesPerMonth: 8000, access: access(20, 0, 0), standby: false },
    plan: 'team',
    mailboxes: 24,
    storageGb: 3,
    addOns: ['bulk_10k'],
    monthly: 60_00,
    warnings: [],
  },
  'bulk mail from every role, amount unknown': {
    answers: { people: 10, roles: roles(6, 6), access: access(10, 0, 0) },
    plan: 'team',
    mailboxes: 16,
    storageGb: 2,
    addOns: ['bulk_50k'],
    monthly: 90_00,
    warnings: ['warning.every_role_sends_bulk'],
  },
  'three million newsletters': {
    answers: { people: 10, roles: roles(2, 1), bulkMessagesPerMonth: 3_000_000, access: access(10, 0, 0), standby: true },
    plan: 'team',
    mailboxes: 12,
    storageGb: 2,
    addOns: ['standby', 'bulk_1m'],
    monthly: 1234_00,
    warnings: ['warning.bulk_beyond_catalogue'],
  },
  'a small company with a huge archive': {
    answers: { people: 8, roles: [], access: access(0, 0, 8), start: migration(300) },
    plan: 'corporate',
    mailboxes: 8,
    storageGb: 421,
    addOns: [],
    monthly: 290_00,
    warnings: ['warning.storage_decides', 'warning.migration_is_most', 'warning.webmail_only'],
  },
  'an archive that could stay on the PCs': {
    answers: { people: 9, roles: [], access: access(9, 0, 0), start: migration(60) },
    plan: 'team',
    mailboxes: 9,
    storageGb: 80,
    addOns: [],
    monthly: 45_00,
    warnings: ['warning.storage_decides', 'warning.migration_is_most', 'warning.migration_stays_on_pcs'],
  },
  'longer on the server by request': {
    answers: { people: 60, roles: roles(5), access: access(60, 0, 0), clientRetentionDays: 365 },
    plan: 'company',
    mailboxes: 65,
    storageGb: 183,
    addOns: ['standby'],
    monthly: 169_00,
    warnings: [],
  },
  'a group of 1,200': {
    answers: { people: 1150, roles: roles(50), growthPerHalfYear: 50, access: access(800, 250, 100) },
    plan: 'group',
    mailboxes: 1400,
    storageGb: 1414,
    addOns: ['standby'],
    monthly: 2449_00,
    warnings: [],
  },
  'a ministry of 12,000': {
    answers: { people: 12_000, roles: [], access: access(6000, 4000, 2000), growthPerHalfYear: 0 },
    plan: null,
    mailboxes: 12_000,
    storageGb: 11_136,
    addOns: [],
    monthly: null,
    warnings: [],
  },
  'sums that do not match': {
    answers: { people: 20, total: 40, roles: roles(5), access: access(10, 5, 0) },
    plan: 'company',
    mailboxes: 40,
    storageGb: 20,
    addOns: ['standby'],
    monthly: 169_00,
    warnings: ['warning.access_sum', 'warning.total_sum'],
  },
};

describe('recommend', () => {
  it.each(Object.entries(CASES))('%s', (_, expected) => {
    const result = size(expected.answers);
    const value = (id: string) => result.numbers.find((n) => n.id === id)?.value;
    expect({
      plan: result.plan?.plan.id ?? null,
      mailboxes: value('mailboxes_horizon'),
      storageGb: value('storage_needed'),
      addOns: result.addOns.map((addOn) => addOn.id),
      monthly: result.totals?.monthly ?? null,
      warnings: warned(result),
    }).toEqual({
      plan: expected.plan,
      mailboxes: expected.mailboxes,
      storageGb: expected.storageGb,
      addOns: expected.addOns,
      monthly: expected.monthly,
      warnings: expected.warnings,
    });
  });

  it('puts the neighbours beside the plan, with what speaks against and for them', () => {
    const { smaller, larger } = size({ people: 20, roles: [], access: access(20, 0, 0) });
    expect(smaller?.because).toEqual({ key: 'smaller.few_mailboxes', params: { has: 10, needs: 20 } });
    expect(larger?.plan.id).toBe('company');
  });

  it('quotes several pairs beyond the catalogue, next to the largest plan', () => {
    const result = size({ people: 12_000, roles: [], access: access(12_000, 0, 0) });
    expect(result.bespoke).toMatchObject({ mailboxes: 12_000, pairs: 3 });
    expect(result.smaller?.plan.id).toBe('group');
    expect(result.larger).toBeNull();
  });
});

const anyAnswers: fc.Arbitrary<Answers> = fc.record(
  {
    people: fc.nat(3000),
    roles: fc.integer({ min: 0, max: 30 }).map((n) => roles(n, n % 3)),
    growthPerHalfYear: fc.nat(200),
    access: fc.record({ client: fc.nat(900), clientAndWebmail: fc.nat(900), webmail: fc.nat(900) }),
    start: fc.oneof(
      fc.constant({ kind: 'zero' } as const),
      fc
        .nat(5000)
        .map(migration)
        .map((s) => s ?? { kind: 'zero' as const }),
    ),
    bulkMessagesPerMonth: fc.nat(3_000_000),
    standby: fc.boolean(),
    clientRetentionDays: fc.integer({ min: 1, max: 400 }),
  },
  { requiredKeys: [] },
);

const rank = (result: Recommendation): number => {
  const at = CATALOGUE.plans.findIndex((plan) => plan.id === result.plan?.plan.id);
  return at < 0 ? CATALOGUE.plans.length : at;
};

describe('whatever the answers', () => {
  const MORE: Record<string, (a: Answers, by: number) => Answers> = {
    people: (a, by) => ({ ...a, people: (a.people ?? 0) + by }),
    growth: (a, by) => ({ ...a, growthPerHalfYear: (a.growthPerHalfYear ?? 0) + by }),
    'program users': (a, by) => withAccess(a, by, 0, 0),
    travellers: (a, by) => withAccess(a, 0, by, 0),
    'webmail users': (a, by) => withAccess(a, 0, 0, by),
    roles: (a, by) => ({ ...a, roles: roles((a.roles?.length ?? 0) + by, 0) }),
  };

  function withAccess(a: Answers, client: number, both: number, webmail: number): Answers {
    const before = a.access ?? access(0, 0, 0);
    const after = access(before.client + client, before.clientAndWebmail + both, before.webmail + webmail);
    return { ...a, people: (a.people ?? 0) + client + both + webmail, access: after };
  }

  it.each(Object.entries(MORE))('more %s never give a smaller plan', (_, more) => {
    fc.assert(
      fc.property(anyAnswers, fc.integer({ min: 1, max: 300 }), (answers, by) => {
        const { bulkMessagesPerMonth: _bulk, ...rest } = answers;
        expect(rank(size(more(rest, by)))).toBeGreaterThanOrEqual(rank(size(rest)));
      }),
    );
  });

  it('the plan holds what is needed, the next smaller does not, and the totals add up', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const result = size(answers);
        const value = (id: string) => result.numbers.find((n) => n.id === id)?.value ?? Number.NaN;
        const holds = (plan: { mailboxes: number; storageGb: number }) =>
          plan.mailboxes >= value('mailboxes_horizon') && plan.storageGb >= value('storage_needed');
        if (result.plan) expect(holds(result.plan.plan)).toBe(true);
        if (result.smaller) expect(holds(result.smaller.plan)).toBe(false);
        expect(result.plan === null).toBe(result.bespoke !== null);
        if (result.totals) {
          const parts = result.addOns.reduce((sum, addOn) => sum + addOn.price, result.totals.plan);
          expect(result.totals.monthly).toBe(parts);
        }
      }),
    );
  });

  it('every reason reads as a sentence without holes, in both languages', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const result = size(answers);
        const spoken = [result.plan, result.smaller, result.larger, result.bespoke, ...result.addOns, ...result.numbers];
        for (const reason of [...spoken.flatMap((part) => (part ? [part.because] : [])), ...result.warnings]) {
          const holes = [...SENTENCES.es[reason.key].matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
          expect(holes).toEqual(Object.keys(reason.params).sort());
          expect([...SENTENCES.en[reason.key].matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()).toEqual(holes);
          expect(sentence('es', reason)).not.toMatch(/[{}]|NaN/);
        }
      }),
    );
  });
});

it('the catalogue grows in everything', () => {
  for (const [i, plan] of CATALOGUE.plans.entries()) {
    const next = CATALOGUE.plans[i + 1];
    if (!next) continue;
    expect(
      [next.mailboxes, next.storageGb, next.price, next.standbyPrice].every((v, k) => {
        return v > ([plan.mailboxes, plan.storageGb, plan.price, plan.standbyPrice][k] ?? 0);
      }),
    ).toBe(true);
    expect(logDaysOf(next)).toBeGreaterThanOrEqual(logDaysOf(plan));
  }
});

it('a catalogue that says nothing of the log keeps it for ninety days', () => {
  const { logDays: _, ...old } = CATALOGUE.plans[0];
  expect(logDaysOf(old)).toBe(90);
});

it('writes numbers the way the language does', () => {
  const reason = { key: 'number.storage_migration', params: { gigabytes: 1234.5 } } as const;
  expect(sentence('es', reason)).toContain('1.234,5 GB');
  expect(sentence('en', reason)).toContain('1,234.5 GB');
});

it('asks about the amount of bulk mail only those who send any', () => {
  expect(completeness({}).missing[0]).toBe('people');
  expect(completeness({ roles: roles(1, 0) }).missing).not.toContain('bulkMessagesPerMonth');
  expect(completeness({ roles: roles(1, 1) }).missing).toContain('bulkMessagesPerMonth');
});

it('assumptions stay within their bounds', () => {
  expect(withAssumption(ASSUMPTIONS, 'messageKb', 200)).toMatchObject({ ok: true, value: { messageKb: { value: 200 } } });
  expect(withAssumption(ASSUMPTIONS, 'messageKb', 0)).toMatchObject({ ok: false, code: 'assumption.out_of_range' });
  for (const { value, min, max } of Object.values(ASSUMPTIONS)) expect(value >= min && value <= max).toBe(true);
});

it('takes its own cases as answers', () => {
  for (const { answers } of Object.values(CASES)) expect(AnswersSchema.safeParse(answers).success).toBe(true);
});
