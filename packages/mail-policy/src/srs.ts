import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Sender Rewriting Scheme (M. Wong, "SRS", 2003; as libsrs2 does it): a forwarded message leaves in our name, so that the next
 * server's SPF check (RFC 7208) finds us entitled, and a bounce comes back here to be sent on to who wrote.
 *
 * `SRS0=hash=day=domain=local@host` stands for `local@domain`. An address that somebody else rewrote already becomes
 * `SRS1=hash=theirs==rest@host`, however often it is forwarded.
 */
export interface SrsKey {
  readonly secret: Buffer;
  /** Where bounces come back: this host's own name. */
  readonly host: string;
}

/** Bounces come within days; five of them are usual (`maximal_queue_lifetime`), some servers retry for two weeks. */
const VALID_DAYS = 21;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const HASH_LENGTH = 7;

/** 35 bits, in letters that survive a change of case. */
function hashOf(secret: Buffer, text: string): string {
  const digest = createHmac('sha256', secret).update(text.toLowerCase()).digest();
  return Array.from({ length: HASH_LENGTH }, (_, n) => ALPHABET[(digest[n] as number) & 31]).join('');
}

const dayOf = (now: Date): number => Math.floor(now.getTime() / 86_400_000) % 1024;
const dayText = (day: number): string => `${ALPHABET[day >> 5]}${ALPHABET[day & 31]}`;
const dayNumber = (text: string): number => ALPHABET.indexOf(text[0] ?? '') * 32 + ALPHABET.indexOf(text[1] ?? '');

/** The sender under which mail of `sender` is forwarded. The empty sender stays empty. */
export function rewriteSender(sender: string, { secret, host }: SrsKey, now: Date): string {
  const at = sender.lastIndexOf('@');
  if (at <= 0) return sender;
  const local = sender.slice(0, at);
  const domain = sender.slice(at + 1);
  const again = /^srs1[=+-][^=]*=([^=]+)==(.+)$/i.exec(local);
  if (again) return signed('SRS1', `${again[1]}==${again[2]}`, secret, host);
  if (/^srs0[=+-]/i.test(local)) return signed('SRS1', `${domain}==${local.slice(5)}`, secret, host);
  return signed('SRS0', `${dayText(dayOf(now))}=${domain}=${local}`, secret, host);
}

const signed = (tag: string, rest: string, secret: Buffer, host: string): string =>
  `${tag}=${hashOf(secret, rest)}=${rest}@${host}`;

/** Whom a bounce to a rewritten address is for; null when we did not write it, or too long ago. */
export function originalSender(address: string, secret: Buffer, now: Date): string | null {
  const local = address.slice(0, address.lastIndexOf('@'));
  const parts = /^(srs[01])=([^=]+)=(.+)$/is.exec(local);
  if (!parts) return null;
  const [, tag = '', hash = '', rest = ''] = parts;
  const expected = Buffer.from(hashOf(secret, rest));
  const given = Buffer.from(hash.toLowerCase());
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  if (tag.toLowerCase() === 'srs1') {
    const [host, ...inner] = rest.split('==');
    return inner.length > 0 ? `SRS0=${inner.join('==')}@${host}` : null;
  }
  const [day = '', domain = '', ...name] = rest.split('=');
  const age = (dayOf(now) - dayNumber(day.toLowerCase()) + 1024) % 1024;
  return domain && name.length > 0 && age <= VALID_DAYS ? `${name.join('=')}@${domain}` : null;
}
