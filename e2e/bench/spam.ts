/** What the filters catch of a public corpus of spam and ham, and what they take for spam that is none, before and after Bayes. */
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { LineParser } from '@relevo/mail-log';
import { DEFAULT_SCORES } from '@relevo/mail-policy';
import { arrivingNow, type CorpusMessage, corpus } from './corpus.ts';
import { report, withStack } from './measure.ts';

const SENDERS = 4;
const BANDS = [
  Number.NEGATIVE_INFINITY,
  0,
  2,
  4,
  DEFAULT_SCORES.junkAt,
  8,
  10,
  DEFAULT_SCORES.rejectAt,
  Number.POSITIVE_INFINITY,
];
/** Each nth message only, for a first look. */
const every = Number(process.argv[2] ?? 1);
/** A node's log may tell of an earlier run as well. */
const run = Date.now().toString(36);

await withStack({ lab: true }, async () => {
  const { newCompany, stack, until } = await import('../stack/stack.ts');
  const { fleet } = await import('../stack/fleet.ts');
  const { SmtpClient } = await import('../../infra/lab/smtp-client.mjs');
  const lab = await fleet();
  const node = lab.node('mx1');
  const all = (await corpus()).filter((_, n) => n % every === 0);
  // Neighbours in a folder are of the same weeks: every other one teaches, the rest are judged.
  const [lessons, judged] = [all.filter((_, n) => n % 2 === 0), all.filter((_, n) => n % 2 === 1)];

  const company = await newCompany();
  const path = { tenantId: company.tenantId };
  const to = `ana@${company.domain}`;
  const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path },
    body: { address: to, quotaMb: 5000 },
  });
  const id = data?.mailbox.id ?? '';
  await until('the mailbox on both nodes', async () => {
    const { data: now } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: { ...path, id } } });
    return now?.effective;
  });
  // A sender whose domain names this host, as nearly every sender's does today. Neither kind of message has more than that.
  const host = lab.world.resolver.replace(/\.\d+$/, '.1');
  await lab.world.setZone('corpus.test', { '@': [`A ${host}`, `TXT "v=spf1 ip4:${host} -all"`], mail: [`A ${host}`] });

  const judge = async (pass: string): Promise<{ verdicts: Verdict[]; msgs_per_s: number }> => {
    const log = node.path('/var/log/rspamd/rspamd.log');
    const waiting = judged.entries();
    const replies = new Map<number, number>();
    const started = performance.now();
    const sender = async () => {
      let client = await SmtpClient.open(node.address, { helo: 'mail.corpus.test' });
      for (const [n, message] of waiting) {
        await client.command(`MAIL FROM:<${pass}-${n}@corpus.test>`);
        await client.command(`RCPT TO:<${to}>`);
        await client.command('DATA');
        const text = arrivingNow(message.text, new Date())
          .replace(/^\./gm, '..')
          .replace(/(\r\n)?$/, '\r\n');
        const { code } = await client.command(`${text}.`, 'latin1');
        replies.set(n, code);
        if (code < 400) continue;
        // Postfix makes a client wait that is refused too often.
        client.close();
        client = await SmtpClient.open(node.address, { helo: 'mail.corpus.test' });
      }
      client.close();
    };
    await Promise.all(Array.from({ length: SENDERS }, sender));
    const msgs_per_s = Math.round((judged.length / (performance.now() - started)) * 10_000) / 10;
    const verdicts = await until(
      'a verdict on each',
      async () => {
        const found = await verdictsIn(log, pass);
        return found.size >= judged.length && [...found].map(([n, one]) => ({ ...one, ...pick(n) }));
      },
      60_000,
    );
    for (const [n, code] of replies) {
      const refused = (verdicts.find((one) => one.n === n)?.score ?? 0) >= DEFAULT_SCORES.rejectAt;
      if (code >= 400 !== refused) throw new Error(`message ${n} got ${code}, which is not what its score says`);
    }
    return { verdicts, msgs_per_s };
  };
  const pick = (n: number) => {
    const { kind, folder } = judged[n] as CorpusMessage;
    return { n, kind, folder };
  };

  const before = await judge(`before-${run}`);
  await learn();
  const after = await judge(`after-${run}`);

  /** As the agent teaches: rspamd's controller on loopback, with a recipient by which the company is found. */
  async function learn(): Promise<void> {
    for (const kind of ['ham', 'spam'] as const) {
      const folder = node.path(`/tmp/corpus/${kind}`);
      mkdirSync(folder, { recursive: true });
      const mine = lessons.filter((one) => one.kind === kind);
      for (const [n, { text }] of mine.entries()) writeFileSync(`${folder}/${n}`, arrivingNow(text, new Date()), 'latin1');
      const { code, stderr } = await node.run(
        `cd /tmp/corpus/${kind} && ls | xargs -P ${SENDERS} -I {} curl -sS -o /dev/null -H 'rcpt: ${to}' --data-binary @{} http://127.0.0.1:11334/learn${kind}`,
      );
      if (code !== 0) throw new Error(stderr);
    }
  }

  const figures = (verdicts: readonly Verdict[]) => {
    const share = (kind: Verdict['kind'], from: number) => {
      const of = verdicts.filter((one) => one.kind === kind);
      return Math.round((of.filter(({ score }) => score >= from).length / of.length) * 10_000) / 100;
    };
    return {
      caught_percent: share('spam', DEFAULT_SCORES.junkAt),
      refused_percent: share('spam', DEFAULT_SCORES.rejectAt),
      false_positive_percent: share('ham', DEFAULT_SCORES.junkAt),
      ham_refused_percent: share('ham', DEFAULT_SCORES.rejectAt),
    };
  };
  const inBand = (verdicts: readonly Verdict[], kind: Verdict['kind'], n: number) =>
    verdicts.filter((one) => one.kind === kind && one.score >= (BANDS[n] ?? 0) && one.score < (BANDS[n + 1] ?? 0)).length;
  const bands = BANDS.slice(0, -1).map((from, n) => ({
    score: n === 0 ? 'below 0' : n === BANDS.length - 2 ? `${from} and more` : `${from} to ${BANDS[n + 1]}`,
    'ham before': inBand(before.verdicts, 'ham', n),
    'ham after': inBand(after.verdicts, 'ham', n),
    'spam before': inBand(before.verdicts, 'spam', n),
    'spam after': inBand(after.verdicts, 'spam', n),
  }));
  for (const [when, { verdicts }] of Object.entries({ before, after })) {
    console.log(`\n${when}: what weighed most, in messages that it was part of and points in all`);
    console.table(weights(verdicts));
  }
  const count = (kind: Verdict['kind'], of: readonly { kind: string }[]) => of.filter((one) => one.kind === kind).length;
  report(bands, {
    bench: 'spam',
    spam_total: count('spam', all),
    ham_total: count('ham', all),
    spam_judged: count('spam', judged),
    ham_judged: count('ham', judged),
    junk_at: DEFAULT_SCORES.junkAt,
    reject_at: DEFAULT_SCORES.rejectAt,
    before: figures(before.verdicts),
    after: figures(after.verdicts),
    senders: SENDERS,
    msgs_per_s: { before: before.msgs_per_s, after: after.msgs_per_s },
    lab: stack.lab !== null,
  });
});

interface Scan {
  readonly score: number;
  readonly symbols: readonly { readonly name: string; readonly score: number }[];
}
interface Verdict extends Scan {
  readonly n: number;
  readonly kind: 'ham' | 'spam';
  readonly folder: string;
}

/** What rspamd wrote of each message of a pass, by its number. */
async function verdictsIn(log: string, pass: string): Promise<Map<number, Scan>> {
  const found = new Map<number, Scan>();
  const parser = new LineParser({ reference: new Date() });
  for await (const line of createInterface({ input: createReadStream(log, 'latin1') })) {
    if (!line.includes(`from: <${pass}-`)) continue;
    const parsed = parser.parse(line);
    if (!('event' in parsed) || parsed.event.kind !== 'scan' || parsed.event.score === null) continue;
    const n = Number(parsed.event.sender?.slice(pass.length + 1).split('@')[0]);
    found.set(n, {
      score: parsed.event.score,
      symbols: parsed.event.symbols.map(({ name, score }) => ({ name, score: score ?? 0 })),
    });
  }
  return found;
}

/** The symbols that moved most points, with how often they spoke of ham and of spam. */
function weights(verdicts: readonly Verdict[]) {
  const sums = new Map<string, { ham: number; spam: number; points: number }>();
  for (const { kind, symbols } of verdicts) {
    for (const { name, score } of symbols) {
      const sum = sums.get(name) ?? { ham: 0, spam: 0, points: 0 };
      sum[kind]++;
      sum.points += score;
      sums.set(name, sum);
    }
  }
  return [...sums]
    .sort(([, a], [, b]) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, 25)
    .map(([symbol, { ham, spam, points }]) => ({ symbol, ham, spam, points: Math.round(points) }));
}
