import { toInt, valueEnd } from '../scan.ts';
import type { DovecotEvent, LoginFields } from './event.ts';

/** What a login process says: `Login: user=<a>, method=PLAIN, …`, `Disconnected (auth failed, 1 attempts in 2 secs): user=<a>, …` */
export function parseLogin(text: string): DovecotEvent {
  const fieldsAt = beginning(text);
  if (fieldsAt < 0) return ofOld(text) ?? { kind: 'lifecycle', text };
  const fields = loginFields(text, fieldsAt);
  // 2.3 says "Login: ", 2.4 "Logged in: ".
  if (text.startsWith('Login: ') || text.startsWith('Logged in: ')) return { kind: 'login', ok: true, ...fields };
  const reason = text.slice(0, fieldsAt).replace(/[:,] *$/, '');
  if (reason.startsWith('proxy(') || reason.startsWith('ID sent: ')) return { kind: 'login_note', ...fields, text: reason };
  const seconds = secondsOf(reason);
  const failed = reason.indexOf('auth failed');
  // `(proxy dest auth failed)` is another server's word.
  if (failed >= 0 && reason.charAt(failed - 1) === '(') {
    return { kind: 'login_failed', ok: false, ...fields, reason, attempts: toInt(reason, failed + 13), seconds };
  }
  return { kind: 'login_aborted', ...fields, reason, seconds };
}

/** Before 1.0: `Login: ana [192.0.2.1]`, `Disconnected [192.0.2.1]` */
function ofOld(text: string): DovecotEvent | null {
  const open = text.endsWith(']') ? text.lastIndexOf(' [') : -1;
  if (open < 0) return null;
  const fields = { ...NO_FIELDS, remoteAddress: text.slice(open + 2, -1) };
  if (text.startsWith('Login: ')) return { kind: 'login', ok: true, ...fields, user: text.slice(7, open) || null };
  return text.startsWith('Disconnected')
    ? { kind: 'login_aborted', ...fields, reason: text.slice(0, open), seconds: null }
    : null;
}

const NO_FIELDS: LoginFields = {
  user: null,
  method: null,
  remoteAddress: null,
  localAddress: null,
  tls: null,
  session: null,
  mailPid: null,
};

/** The first of the fields: without a user name, which 2.2 leaves out, the method or the address. */
function beginning(text: string): number {
  for (const first of ['user=<', 'method=', 'rip=']) {
    const at = text.indexOf(first);
    if (at >= 0) return at;
  }
  return -1;
}

/** `1 attempts in 2 secs`, `waited 0 secs` */
function secondsOf(reason: string): number | null {
  const end = reason.lastIndexOf(' secs');
  return end < 0 ? null : toInt(reason, reason.lastIndexOf(' ', end - 1) + 1);
}

/**
 * `user=<a>, method=PLAIN, rip=192.0.2.1, lip=192.0.2.2, mpid=3, TLS, session=<x>`: which and in which order is a setting
 * (login_log_format_elements). What has no key is about TLS, and may hold anything.
 */
export function loginFields(text: string, from: number): LoginFields {
  let user: string | null = null;
  let method: string | null = null;
  let remoteAddress: string | null = null;
  let localAddress: string | null = null;
  let tls: string | null = null;
  let session: string | null = null;
  let mailPid: number | null = null;
  const more: Record<string, string> = {};
  const lastClose = text.lastIndexOf('>');
  for (let at = from; at < text.length; ) {
    const equals = keyEnd(text, at);
    if (equals < 0) {
      const end = valueEnd(text, ', ', at);
      tls = text.slice(at, end);
      at = end + 2;
      continue;
    }
    const angle = text.charCodeAt(equals + 1) === 60;
    const close = angle && equals < lastClose ? text.indexOf('>', equals) : -1;
    const next = text.indexOf(', ', close < 0 ? equals : close);
    const end = next < 0 ? text.length : next;
    const value = close < 0 ? text.slice(equals + 1, end) : text.slice(equals + 2, close);
    const key = text.slice(at, equals);
    if (key === 'user') user = value || null;
    else if (key === 'method') method = value;
    else if (key === 'rip') remoteAddress = value;
    else if (key === 'lip') localAddress = value;
    else if (key === 'session') session = value;
    else if (key === 'mpid') mailPid = toInt(value);
    else more[key] = value;
    at = end + 2;
  }
  const { app, ...others } = more;
  return {
    user,
    method,
    remoteAddress,
    localAddress,
    tls,
    session,
    mailPid,
    ...(app && { appPassword: app }),
    ...(Object.keys(others).length > 0 && { more: others }),
  };
}

/** The equals sign of the `key=` that stands here, or -1. */
function keyEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 61) return at > from ? at : -1;
    if (!((code >= 97 && code <= 122) || code === 95)) return -1;
  }
  return -1;
}
