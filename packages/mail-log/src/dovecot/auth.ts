import { between } from '../scan.ts';
import type { DovecotEvent } from './event.ts';

const APP_PASSWORD = 'app password ';
/** `app password 01a2104e-… service=smtp rip=192.0.2.1 user=<ana@b.test>`, as the agent's script on the node writes it. */
function appPasswordUse(text: string): DovecotEvent | null {
  const appPassword = between(text, APP_PASSWORD, ' ');
  const service = between(text, ' service=', ' ');
  const user = between(text, ' user=<', '>');
  if (!appPassword || !service || !user) return null;
  return { kind: 'app_password', user, remote: between(text, ' rip=', ' '), service, appPassword };
}

/** What the authentication says: a failure, an app password that matched, a master's sign-in, or something of itself. */
export function auth(text: string): DovecotEvent {
  if (text.startsWith(APP_PASSWORD)) return appPasswordUse(text) ?? { kind: 'lifecycle', text };
  const event = authFailure(text);
  if (event === null) return { kind: 'lifecycle', text };
  if (!event.reason.startsWith(MASTER)) return event;
  const { user, remote, session, reason } = event;
  return { kind: 'session_note', user, session, text: reason, ...(remote !== null && { remote }) };
}

/** No failure: one user signs in as another. */
const MASTER = 'Master user logging in as ';

/** `passwd-file(ana@b.test,192.0.2.1,<session>): Password mismatch`, `conn unix:…: auth-worker<1>: sql(…): unknown user` */
export function authFailure(line: string): Extract<DovecotEvent, { kind: 'auth_failure' }> | null {
  // The connection that a worker speaks for comes first, with brackets of its own.
  const worker = line.startsWith('conn ') ? line.indexOf('>: ') : 0;
  if (worker < 0) return null;
  const text = worker === 0 ? line : line.slice(worker + 3);
  if (text.startsWith('pam_unix(')) return pamFailure(text);
  const close = text.indexOf('): ');
  const open = close < 0 ? -1 : text.lastIndexOf('(', close);
  if (open < 0) return null;
  const before = text.slice(0, open);
  const reason = text.slice(close + 3);
  // `mysql(127.0.0.1): Connected to database mail`; what it asked (auth_debug of Dovecot 1) is no answer.
  if (reason.startsWith('Connected to ') || reason.startsWith('Connect failed ') || reason.startsWith('query: ')) return null;
  const [user = '', ...more] = text.slice(open + 1, close).split(',');
  const session = more.find((part) => part.startsWith('<'));
  const [remote] = more;
  return {
    kind: 'auth_failure',
    user,
    remote: remote === undefined || remote === session ? null : remote,
    session: session === undefined ? null : session.slice(1, -1) || null,
    backend: before.slice(before.lastIndexOf(' ') + 1),
    reason,
  };
}

/**
 * PAM itself: `pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=ana rhost=192.0.2.1  user=ana`.
 * The name is the stranger's and may look like the address; what PAM adds stands last.
 */
function pamFailure(text: string): Extract<DovecotEvent, { kind: 'auth_failure' }> | null {
  const fields = text.indexOf('; ');
  const userAt = text.indexOf(' ruser=', fields);
  const hostAt = text.lastIndexOf(' rhost=');
  if (fields < 0 || userAt < 0 || hostAt < userAt) return null;
  const space = text.indexOf(' ', hostAt + 7);
  return {
    kind: 'auth_failure',
    user: text.slice(userAt + 7, hostAt),
    remote: text.slice(hostAt + 7, space < 0 ? undefined : space) || null,
    session: null,
    backend: 'pam_unix',
    reason: text.slice(text.indexOf('): ') + 3),
  };
}
