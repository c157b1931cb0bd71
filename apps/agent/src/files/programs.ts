import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PairRecord } from '@relevo/agent-protocol';
import { speak } from '../host/greeting.ts';
import { type Ran, run } from '../host/run.ts';
import type { ServiceName } from '../host/services.ts';
import { renderDovecot } from './dovecot.ts';
import { renderPostfix } from './postfix.ts';
import type { HostFacts, RenderedFile } from './rendered.ts';
import { renderRspamd } from './rspamd.ts';

export type Verdict = { readonly ok: true } | { readonly ok: false; readonly why: string };
const OK: Verdict = { ok: true };

/** A mail program, as far as its configuration goes. */
export interface Program {
  readonly service: ServiceName;
  readonly render: (pair: PairRecord, facts: HostFacts) => RenderedFile[];
  /** The program's own judgement of the files under `staged`, which holds them by their absolute paths. */
  readonly check: (staged: string) => Promise<Verdict>;
  /** What has to be made from the files once they are in place. */
  readonly prepare: () => Promise<Verdict>;
  /** Whether the running program serves with what is in place now. */
  readonly probe: (fenced: boolean) => Promise<Verdict>;
}

const words = (ran: Ran): string => `${ran.stderr}${ran.stdout}`.trim();
const byCode = (ran: Ran): Verdict => (ran.code === 0 ? OK : { ok: false, why: words(ran) });

/** The order in which they start: who is asked comes before who asks. */
export const PROGRAMS: readonly Program[] = [
  {
    service: 'rspamd',
    render: renderRspamd,
    check: async (staged) => byCode(await run(['rspamadm', `--var=LOCAL_CONFDIR=${join(staged, 'etc/rspamd')}`, 'configtest'])),
    prepare: async () => OK,
    probe: async () => OK,
  },
  {
    service: 'dovecot',
    render: renderDovecot,
    check: async (staged) => byCode(await run(['doveconf', '-n', '-c', join(staged, 'etc/dovecot/dovecot.conf')])),
    // Dovecot runs scripts as their reader, who may not write here: the compiled form has to be there already.
    prepare: async () => byCode(await run(['sievec', '/etc/dovecot/sieve/junk.sieve'])),
    probe: async (fenced) => (fenced ? OK : probeDovecot()),
  },
  {
    service: 'postfix',
    render: renderPostfix,
    check: checkPostfix,
    prepare: async () => OK,
    probe: async (fenced) => (fenced ? OK : probePostfix()),
  },
];

/** An override that comes after our own line for the same parameter is meant to; postconf warns of it all the same. */
const HARMLESS = /overriding earlier entry/;

async function checkPostfix(staged: string): Promise<Verdict> {
  const directory = join(staged, 'etc/postfix');
  // postconf answers 0 and warns of what it does not know: an unknown parameter is a mistyped one.
  for (const argv of [
    ['postconf', '-c', directory, '-n'],
    ['postconf', '-c', directory, '-M'],
    ['postfix', '-c', directory, 'check'],
  ] as const) {
    const ran = await run(argv);
    const complaints = ran.stderr.split('\n').filter((line) => /warning:|error:|fatal:/.test(line) && !HARMLESS.test(line));
    if (ran.code !== 0 || complaints.length > 0) return { ok: false, why: complaints.join('\n') || words(ran) };
  }
  return OK;
}

/**
 * No checker reads what only smtpd(8) reads (a restriction that does not exist, a number that is none): it dies of it when
 * the first client comes, or answers 451. So be that client.
 */
async function probePostfix(): Promise<Verdict> {
  const before = await logSize();
  const dialogue = [
    { expect: /^220 / },
    { say: 'EHLO localhost\r\n', expect: /^250 / },
    { say: 'MAIL FROM:<probe@localhost.localdomain>\r\n', expect: /^250 / },
    { say: 'RCPT TO:<probe@localhost.localdomain>\r\n', expect: /^(250|[45]\d\d (?!4\.3\.))/ },
    { say: 'QUIT\r\n', expect: /^221 / },
  ];
  const spoken = await speak({ host: '127.0.0.1', port: 25 }, dialogue, 5000);
  const submission = spoken.ok ? await speak({ host: '127.0.0.1', port: 587 }, [{ expect: /^220 / }], 5000) : spoken;
  if (submission.ok) return OK;
  return { ok: false, why: (await complaintsSince(before)) || `smtpd: ${submission.error}` };
}

async function probeDovecot(): Promise<Verdict> {
  for (const [port, expect] of [
    [143, /^\* OK/],
    [110, /^\+OK/],
  ] as const) {
    const spoken = await speak({ host: '127.0.0.1', port }, [{ expect }], 5000);
    if (!spoken.ok) return { ok: false, why: `port ${port}: ${spoken.error}` };
  }
  return OK;
}

const MAIL_LOG = '/var/log/mail.log';
const logSize = async (): Promise<number> => (await readFile(MAIL_LOG).catch(() => Buffer.alloc(0))).length;

async function complaintsSince(offset: number): Promise<string> {
  const text = (await readFile(MAIL_LOG).catch(() => Buffer.alloc(0))).subarray(offset).toString();
  const lines = text.split('\n').filter((line) => /(fatal|panic|warning):/.test(line));
  return lines.slice(-10).join('\n');
}
