import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LineParser } from './parse.ts';
import { type Beyond, type BeyondCounts, Totals, type TotalsReport } from './totals.ts';

const FOLDER = new URL('../samples/', import.meta.url);

type Sums = Pick<
  TotalsReport,
  'received' | 'delivered' | 'forwarded' | 'deferred' | 'bounced' | 'rejected' | 'rejectWarnings' | 'held' | 'discarded'
>;
const STORED: Record<string, Sums> = JSON.parse(readFileSync(new URL('pflogsumm.json', FOLDER), 'utf8'));
const NAMES = Object.keys(STORED);

function totalsOf(lines: readonly string[]): TotalsReport {
  const parser = new LineParser({ reference: new Date('2026-11-30T00:00:00Z') });
  const totals = new Totals();
  for (const line of lines) totals.add(parser.parse(line));
  return totals.report();
}

const sample = (name: string): TotalsReport =>
  totalsOf(
    readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8')
      .trimEnd()
      .split('\n'),
  );

/** Our sums without what pflogsumm cannot see. */
function asPflogsumm(report: TotalsReport): Sums {
  const beyond = (what: keyof BeyondCounts): number =>
    Object.values(report.beyondPflogsumm).reduce((sum, counts) => sum + counts[what], 0);
  return {
    received: report.received - beyond('received'),
    delivered: report.delivered - beyond('delivered'),
    forwarded: report.forwarded - beyond('forwarded'),
    deferred: {
      attempts: report.deferred.attempts - beyond('deferred'),
      messages: report.deferred.messages - beyond('deferredMessages'),
    },
    bounced: report.bounced - beyond('bounced'),
    rejected: report.rejected - beyond('rejected'),
    rejectWarnings: report.rejectWarnings - beyond('rejectWarnings'),
    held: report.held - beyond('held'),
    discarded: report.discarded - beyond('discarded'),
  };
}

/** What the program itself prints under "Grand Totals". */
function readPflogsumm(text: string): Sums {
  const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);
  return {
    received: number(/(\d+) +received/),
    delivered: number(/(\d+) +delivered/),
    forwarded: number(/(\d+) +forwarded/),
    deferred: { attempts: number(/\((\d+) +deferrals\)/), messages: number(/(\d+) +deferred/) },
    bounced: number(/(\d+) +bounced/),
    rejected: number(/(\d+) +rejected/),
    rejectWarnings: number(/(\d+) +reject warnings/),
    held: number(/(\d+) +held/),
    discarded: number(/(\d+) +discarded/),
  };
}

const installed = spawnSync('pflogsumm', ['--version']).status === 0;

describe.each(NAMES)('sample %s', (name) => {
  it('has the totals of pflogsumm, save for what docs/pflogsumm.md explains', () => {
    expect(asPflogsumm(sample(name))).toEqual(STORED[name]);
  });

  it.runIf(installed)('and pflogsumm still says so', () => {
    const { stdout } = spawnSync('pflogsumm', [fileURLToPath(new URL(`${name}.txt`, FOLDER))], { encoding: 'utf8' });
    expect(readPflogsumm(stdout)).toEqual(STORED[name]);
  });
});

describe('differences from pflogsumm, each with its line', () => {
  it.each<[Beyond, string, 'received' | 'delivered' | 'rejected' | 'held']>([
    [
      'other_fields',
      'postfix/smtp[1]: 4Tsw9B1h3gz9sY: to=<a@b.test>, relay=m[192.0.2.1]:25, delay=1, delays=0/0/0/1, tls=dane, dsn=2.0.0, status=sent (250 ok)',
      'delivered',
    ],
    ['other_instance', 'postfix-bulk/smtpd[1]: 4Tsw9B1h3gz9sY: client=a[192.0.2.1]', 'received'],
    ['other_service', 'postfix/submissions/smtpd[1]: 4Tsw9B1h3gz9sY: client=a[192.0.2.1]', 'received'],
    [
      'milter_in_dialogue',
      'postfix/smtpd[1]: NOQUEUE: milter-reject: RCPT from a[192.0.2.1]: 451 4.7.1 x; from=<b> to=<c>',
      'rejected',
    ],
    [
      'milter_in_dialogue',
      'postfix/smtpd[1]: ABCDEF: milter-hold: END-OF-MESSAGE from a[192.0.2.1]: milter triggers HOLD action; from=<b> to=<c>',
      'held',
    ],
    [
      'mime_part',
      'postfix/cleanup[1]: 4Tsw9B1h3gz9sY: reject: mime-header X: y from a[192.0.2.1]; from=<b> to=<c>: 5.7.1 no',
      'rejected',
    ],
  ])('%s', (reason, text, what) => {
    const report = totalsOf([`Nov 24 18:22:40 mx1 ${text}`]);
    expect(report[what]).toBe(1);
    expect(report.beyondPflogsumm[reason][what]).toBe(1);
  });

  it('a delivery counts for both, whatever the service is called', () => {
    const sent = '4Tsw9B1h3gz9sY: to=<a@b.test>, relay=m[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)';
    const report = totalsOf([`Nov 24 18:22:40 mx1 postfix/relay/smtp[1]: ${sent}`]);
    expect(report.delivered).toBe(1);
    expect(asPflogsumm(report).delivered).toBe(1);
  });

  it('a message that waits in another instance counts once, and by its reason', () => {
    const deferred = '4Tsw9B1h3gz9sY: to=<a@b.test>, relay=none, delay=1, dsn=4.4.1, status=deferred (x)';
    const line = `Nov 24 18:22:40 mx1 postfix-bulk/smtp[1]: ${deferred}`;
    const report = totalsOf([line, line]);
    expect(report.beyondPflogsumm.other_instance).toMatchObject({ deferred: 2, deferredMessages: 1 });
    expect(asPflogsumm(report).deferred).toEqual({ attempts: 0, messages: 0 });
  });

  it('a queue id that is used again is another message', () => {
    const deferred = 'Nov 24 18:22:40 mx1 postfix/smtp[1]: ABCDEF: to=<a@b.test>, relay=none, delay=1, status=deferred (x)';
    const removed = 'Nov 24 18:22:41 mx1 postfix/qmgr[1]: ABCDEF: removed';
    expect(totalsOf([deferred, removed, deferred]).deferred).toEqual({ attempts: 2, messages: 2 });
  });
});

it('says what it counted by hour, by sender and by recipient domain', () => {
  const report = sample('postfix-traffic');
  expect(report.byHour['18']).toMatchObject({ received: 4, bounced: 2 });
  expect(report.bySenderDomain).toMatchObject({ 'gmail.com': { messages: 1, bytes: 48213 }, 'acme.test': { messages: 2 } });
  expect(report.byRecipientDomain['muerto.test']).toEqual({ delivered: 0, bytes: 0, deferred: 4, bounced: 0 });
  const hours = Object.values(report.byHour).reduce((sum, counts) => sum + counts.delivered, 0);
  const domains = Object.values(report.byRecipientDomain).reduce((sum, counts) => sum + counts.delivered, 0);
  expect([hours, domains]).toEqual([report.delivered, report.delivered]);
});
