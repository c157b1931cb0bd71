import { type Access, type Answers, sendsBulk } from './answers.ts';
import type { Assumptions } from './assumptions.ts';
import type { Reason } from './reasons.ts';

/** One figure of the recommendation, with how it was got. */
export interface SizingNumber {
  readonly id: string;
  readonly value: number;
  readonly unit: 'mailboxes' | 'GB' | 'messages/month';
  /** The sum in figures, for whoever checks it: `12 × 30 × 15 × 150 kB`. */
  readonly formula: string;
  readonly because: Reason;
}

export interface Needs {
  readonly mailboxesNow: number;
  readonly mailboxes: number;
  readonly storageGb: number;
  readonly migrationGb: number;
  readonly bulkMessages: number;
  readonly access: Access;
  readonly numbers: readonly SizingNumber[];
}

// A gigabyte as disks are sold: 10^9 bytes; a kilobyte: 10^3.
const KB_PER_GB = 1_000_000;
const DAYS_PER_MONTH = 30;

const rounded = (gb: number): number => Math.round(gb * 100) / 100;

/** Mailboxes that fill the disk alike. */
interface Group {
  readonly count: number;
  readonly daily: number;
  readonly days: number;
}

/** What the answers come to, figure by figure. Missing answers count as nothing; where two disagree the larger counts. */
export function needsOf(answers: Answers, assumptions: Assumptions): Needs {
  const access = peopleByAccess(answers);
  const people = access.client + access.clientAndWebmail + access.webmail;
  const roles = answers.roles?.length ?? 0;
  const now = people + roles;
  const growth = answers.growthPerHalfYear ?? 0;
  const months = assumptions.horizonMonths.value;
  const added = Math.ceil((growth * months) / 6);
  const storage = storageOf(answers, assumptions, access, added);
  const bulk = bulkOf(answers, assumptions.bulkPerRole.value);

  const numbers: SizingNumber[] = [
    {
      id: 'mailboxes_now',
      value: now,
      unit: 'mailboxes',
      formula: `${people} + ${roles}`,
      because: { key: 'number.mailboxes_now', params: { people, roles } },
    },
    {
      id: 'mailboxes_horizon',
      value: now + added,
      unit: 'mailboxes',
      formula: `${now} + ${growth} × ${months} / 6`,
      because: { key: 'number.mailboxes_horizon', params: { now, growth, months } },
    },
    ...storage.numbers,
    ...bulk,
  ];
  return {
    mailboxesNow: now,
    mailboxes: now + added,
    storageGb: storage.needed,
    migrationGb: storage.migrated,
    bulkMessages: bulk[0]?.value ?? 0,
    access,
    numbers,
  };
}

interface Storage {
  readonly needed: number;
  readonly migrated: number;
  readonly numbers: readonly SizingNumber[];
}

function storageOf(answers: Answers, assumptions: Assumptions, access: Access, added: number): Storage {
  const kb = assumptions.messageKb.value;
  const months = assumptions.horizonMonths.value;
  const clientDays = answers.clientRetentionDays ?? assumptions.keptClientDays.value;
  const client: Group = { count: access.client, daily: assumptions.dailyClient.value, days: clientDays };
  const both: Group = {
    count: access.clientAndWebmail,
    daily: assumptions.dailyClientAndWebmail.value,
    days: Math.max(clientDays, assumptions.keptClientAndWebmailDays.value),
  };
  const webmail: Group = { count: access.webmail, daily: assumptions.dailyWebmail.value, days: months * DAYS_PER_MONTH };
  const roles: Group = { count: answers.roles?.length ?? 0, daily: assumptions.dailyRole.value, days: clientDays };

  const gbEach = (group: Group): number => (group.daily * group.days * kb) / KB_PER_GB;
  const gbOf = (group: Group): number => group.count * gbEach(group);
  // Nobody knows how the new ones will work. Counting them like the hungriest kind in use errs on the safe side, and keeps
  // the sum from falling when somebody is added.
  const each = Math.max(gbEach(client), ...[both, webmail].filter((group) => group.count > 0).map(gbEach));
  const received = gbOf(client) + gbOf(both) + gbOf(webmail) + gbOf(roles) + added * each;
  const sentPercent = assumptions.sentPercent.value;
  const sent = (received * sentPercent) / 100;
  const migrated = answers.start?.kind === 'migration' ? answers.start.gigabytes : 0;
  const sum = received + sent + migrated;
  const percent = assumptions.headroomPercent.value;
  const needed = Math.ceil(sum * (1 + percent / 100));

  const line = (id: string, value: number, formula: string, because: Reason): SizingNumber[] =>
    value > 0 ? [{ id, value: rounded(value), unit: 'GB', formula, because }] : [];
  const group = (id: string, of: Group, because: Reason): SizingNumber[] =>
    line(id, gbOf(of), `${of.count} × ${of.daily} × ${of.days} × ${kb} kB`, because);
  const { count, daily } = webmail;

  return {
    needed,
    migrated,
    numbers: [
      ...group('storage_client', client, { key: 'number.storage_client', params: { ...client, kb } }),
      ...group('storage_client_and_webmail', both, { key: 'number.storage_client_and_webmail', params: { ...both, kb } }),
      ...group('storage_webmail', webmail, { key: 'number.storage_webmail', params: { count, daily, kb, months } }),
      ...group('storage_roles', roles, { key: 'number.storage_roles', params: { ...roles, kb } }),
      ...line('storage_growth', added * each, `${added} × ${rounded(each)} GB`, {
        key: 'number.storage_growth',
        params: { count: added, gbEach: rounded(each) },
      }),
      ...line('storage_sent', sent, `${rounded(received)} GB × ${sentPercent} %`, {
        key: 'number.storage_sent',
        params: { percent: sentPercent },
      }),
      ...line('storage_migration', migrated, `${migrated} GB`, {
        key: 'number.storage_migration',
        params: { gigabytes: migrated },
      }),
      {
        id: 'storage_needed',
        value: needed,
        unit: 'GB',
        formula: `${rounded(sum)} GB × ${1 + percent / 100}`,
        because: { key: 'number.storage_needed', params: { percent } },
      },
    ],
  };
}

/** People by access. Whoever is counted but not placed is taken as one with program and webmail, the kind in the middle. */
function peopleByAccess(answers: Answers): Access {
  const { client, clientAndWebmail, webmail } = answers.access ?? { client: 0, clientAndWebmail: 0, webmail: 0 };
  const roles = answers.roles?.length ?? 0;
  const counted = Math.max(answers.people ?? 0, (answers.total ?? 0) - roles);
  const unplaced = Math.max(0, counted - client - clientAndWebmail - webmail);
  return { client, clientAndWebmail: clientAndWebmail + unplaced, webmail };
}

function bulkOf(answers: Answers, each: number): SizingNumber[] {
  const senders = answers.roles?.filter((role) => role.sendsBulk).length ?? 0;
  const stated = answers.bulkMessagesPerMonth;
  if (!sendsBulk(answers) || stated === 0) return [];
  const base = { id: 'bulk_messages', unit: 'messages/month' } as const;
  if (stated !== undefined) {
    return [{ ...base, value: stated, formula: `${stated}`, because: { key: 'number.bulk_stated', params: { senders } } }];
  }
  const because: Reason = { key: 'number.bulk_assumed', params: { senders, each } };
  return [{ ...base, value: senders * each, formula: `${senders} × ${each}`, because }];
}
