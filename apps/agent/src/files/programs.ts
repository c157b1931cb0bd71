import { join } from 'node:path';
import type { PairRecord } from '@relevo/agent-protocol';
import { speakSoon } from '../host/greeting.ts';
import { type Ran, run } from '../host/run.ts';
import type { ServiceName } from '../host/services.ts';
import { renderClamd } from './clamd.ts';
import { renderDovecot } from './dovecot.ts';
import { renderPostfix } from './postfix.ts';
import { checkPostfix, probePostfix } from './postfix-checks.ts';
import type { HostFacts, RenderedFile, Verdict } from './rendered.ts';
import { renderRspamd } from './rspamd.ts';
import { CHECKED_BY_PHP, renderWebmail } from './webmail.ts';

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
    service: 'clamd',
    render: renderClamd,
    // It has no checker of its own; what it does not like it says when it starts.
    check: async () => OK,
    prepare: async () => OK,
    probe: async () => OK,
  },
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
    service: 'webmail',
    render: renderWebmail,
    check: checkWebmail,
    prepare: async () => OK,
    probe: async () => probeWebmail(),
  },
  {
    service: 'postfix',
    render: renderPostfix,
    check: checkPostfix,
    prepare: async () => OK,
    probe: async (fenced) => (fenced ? OK : probePostfix()),
  },
];

async function checkWebmail(staged: string): Promise<Verdict> {
  const conf = (name: string) => join(staged, 'etc/relevo/webmail', name);
  const checks: [string, ...string[]][] = [
    ['apache2', '-t', '-f', conf('apache.conf')],
    ['php-fpm8.2', '--test', '--fpm-config', conf('php-fpm.conf')],
    ...CHECKED_BY_PHP.map((path): [string, ...string[]] => ['php8.2', '-n', '-l', join(staged, path)]),
  ];
  for (const argv of checks) {
    const verdict = byCode(await run(argv));
    if (!verdict.ok) return verdict;
  }
  return OK;
}

/** The log-in page, made by PHP, whatever the certificate says. */
async function probeWebmail(): Promise<Verdict> {
  const argv = ['curl', '-sk', '--retry', '5', '--retry-connrefused', '--retry-delay', '1', '-m', '20'] as const;
  const asked = await run([...argv, '-o', '/dev/null', '-w', '%{http_code}', 'https://127.0.0.1/?_task=login']);
  return asked.stdout === '200' ? OK : { ok: false, why: `webmail: ${asked.stderr || `status ${asked.stdout}`}` };
}

async function probeDovecot(): Promise<Verdict> {
  for (const [port, expect] of [
    [143, /^\* OK/],
    [110, /^\+OK/],
  ] as const) {
    const spoken = await speakSoon({ host: '127.0.0.1', port }, [{ expect }], 5000);
    if (!spoken.ok) return { ok: false, why: `port ${port}: ${spoken.error}` };
  }
  return OK;
}
