import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Spoken, speakSoon } from '../host/greeting.ts';
import { run } from '../host/run.ts';
import type { Verdict } from './rendered.ts';

const MAIL_LOG = '/var/log/mail.log';
const TROUBLE = /(?:fatal|panic|error|warning):/;

/** Postfix's own tools on a configuration that is not in place yet. */
export async function checkPostfix(staged: string): Promise<Verdict> {
  const directory = join(staged, 'etc/postfix');
  const logged = await logSize();
  // postconf answers 0 and warns of what it does not know: an unknown parameter is a mistyped one.
  for (const argv of [
    ['postconf', '-c', directory, '-n'],
    ['postconf', '-c', directory, '-M'],
    // Reads all parameters that its library knows, and unlike postfix(1) complains to whoever called it.
    ['postmap', '-c', directory, '-q', 'probe', 'inline:{probe=ok}'],
    ['postfix', '-c', directory, 'check'],
  ] as const) {
    const ran = await run(argv);
    const complaints = ran.stderr.split('\n').filter((line) => TROUBLE.test(line));
    if (ran.code === 0 && complaints.length === 0) continue;
    // postfix(1) speaks to the log when there is one (maillog_file), and to nobody else.
    const why = complaints.join('\n') || (await troubleSince(logged)) || ran.stderr.trim() || `${argv[0]}: code ${ran.code}`;
    return { ok: false, why };
  }
  return { ok: true };
}

const DIALOGUE = [
  { expect: /^220 / },
  { say: 'EHLO localhost\r\n', expect: /^250 / },
  { say: 'MAIL FROM:<probe@localhost.localdomain>\r\n', expect: /^250 / },
  // X.3.5 stands for a configuration that smtpd cannot follow.
  { say: 'RCPT TO:<probe@localhost.localdomain>\r\n', expect: /^(250|[45]\d\d (?!4\.3\.))/ },
  { say: 'QUIT\r\n', expect: /^221 / },
];
const TIMEOUT_MS = 5000;
/** Old processes serve one more client each after a reload; beyond so many of them we take what we saw for the new ones. */
const ROUNDS = 10;

/**
 * No checker reads what only smtpd(8) reads (a restriction that does not exist, a number that is none): it dies of it when
 * the first client comes, or answers 451. So be that client, until a process that was born for us has answered.
 */
export async function probePostfix(): Promise<Verdict> {
  const logged = await logSize();
  const before = await smtpdProcesses();
  for (let round = 0; round < ROUNDS; round++) {
    const spoken = await speakSoon({ host: '127.0.0.1', port: 25 }, DIALOGUE, TIMEOUT_MS);
    if (!spoken.ok) return refused(spoken, logged);
    const now = await smtpdProcesses();
    if ([...now].some((pid) => !before.has(pid))) break;
  }
  const submission = await speakSoon(
    { host: '127.0.0.1', port: 587 },
    [{ expect: /^220 / }, { say: 'QUIT\r\n', expect: /^221 / }],
    TIMEOUT_MS,
  );
  return submission.ok ? { ok: true } : refused(submission, logged);
}

async function refused(spoken: Spoken, logged: number): Promise<Verdict> {
  // The reason goes through postlogd(8) and arrives a moment after the reply.
  await sleep(300);
  return { ok: false, why: (await troubleSince(logged)) || `smtpd: ${spoken.error}` };
}

async function smtpdProcesses(): Promise<Set<string>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const named = await Promise.all(
    pids.map(async (pid) => [pid, await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')] as const),
  );
  return new Set(named.filter(([, name]) => name.trim() === 'smtpd').map(([pid]) => pid));
}

const logSize = (): Promise<number> =>
  stat(MAIL_LOG).then(
    ({ size }) => size,
    () => 0,
  );

/** What the log has been told of trouble since it was so long. */
async function troubleSince(offset: number): Promise<string> {
  const text = (await readFile(MAIL_LOG).catch(() => Buffer.alloc(0))).subarray(offset).toString();
  const lines = text.split('\n').filter((line) => TROUBLE.test(line));
  return lines.slice(-10).join('\n');
}
