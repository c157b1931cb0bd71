import type { Health } from '@relevo/agent-protocol';
import { CLAMD_SOCKET } from '../files/clamd.ts';
import { type Spoken, speak } from '../host/greeting.ts';
import { run } from '../host/run.ts';

const TIMEOUT_MS = 4000;
const local = (port: number) => ({ host: '127.0.0.1', port });
const QUIT = { say: 'QUIT\r\n', expect: /^221 / };

/** Each service is spoken to as its clients do, and left politely. */
const PROBES: Readonly<Record<string, () => Promise<Spoken>>> = {
  smtp: () => speak(local(25), [{ expect: /^220 / }, QUIT], TIMEOUT_MS),
  submission: () => speak(local(587), [{ expect: /^220 / }, QUIT], TIMEOUT_MS),
  imap: () => speak(local(143), [{ expect: /^\* OK/ }, { say: 'a LOGOUT\r\n', expect: /^\* BYE/ }], TIMEOUT_MS),
  pop3: () => speak(local(110), [{ expect: /^\+OK/ }, { say: 'QUIT\r\n', expect: /^\+OK/ }], TIMEOUT_MS),
  rspamd: () => speak(local(11334), [{ say: 'GET /ping HTTP/1.0\r\n\r\n', expect: /^HTTP\/1\.\d 200/ }], TIMEOUT_MS),
  clamd: () => speak({ path: CLAMD_SOCKET }, [{ say: 'nPING\n', expect: /^PONG/ }], TIMEOUT_MS),
  // A question without a log-in has a known answer, whatever the database holds.
  policy: () =>
    speak(
      { path: '/var/spool/postfix/private/mailpolicy' },
      [{ say: 'request=smtpd_access_policy\n\n', expect: /^action=550 5\.7\.1/ }],
      TIMEOUT_MS,
    ),
};
/** These are closed on purpose while the node is fenced. */
const FROM_OUTSIDE = new Set(['smtp', 'submission', 'imap', 'pop3']);

export async function probeServices(fenced: boolean): Promise<Health['services']> {
  const names = Object.keys(PROBES).filter((name) => !(fenced && FROM_OUTSIDE.has(name)));
  const found = await Promise.all(names.map(async (name) => [name, await PROBES[name]?.()] as const));
  return Object.fromEntries(found.flatMap(([name, spoken]) => (spoken ? [[name, { ...spoken }]] : [])));
}

/** Asked once per start of the agent. */
export async function readVersions(): Promise<Health['versions']> {
  const [postfix, dovecot, rspamd] = await Promise.all([
    run(['postconf', '-dh', 'mail_version']),
    run(['dovecot', '--version']),
    run(['rspamd', '--version']),
  ]);
  // `3.7.11`, `2.3.19.1 (9b53102964)`, `Rspamd daemon version 3.4`
  const number = (text: string): string => /\d\S*/.exec(text)?.[0].slice(0, 60) ?? '';
  return { postfix: number(postfix.stdout), dovecot: number(dovecot.stdout), rspamd: number(rspamd.stdout) };
}
