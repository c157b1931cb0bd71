import { createHash, randomBytes } from 'node:crypto';
import { SESSION_MARK } from '../files/webmail-plugin.ts';

const HOURS = 12;
/** Mark included: by so many characters Dovecot finds the one to compare with. */
export const SESSION_SELECTOR_LENGTH = SESSION_MARK.length + 12;

export interface WebmailSession {
  readonly selector: string;
  /** Dovecot scheme prefix included. */
  readonly hash: string;
  readonly until: Date;
}

/**
 * What the webmail logs in with for one session of a person who came with a ticket. It is made on the node, never leaves it, and
 * opens nothing but log-ins from the node itself. 192 random bits, so one round of SHA-512 is enough.
 */
export function newWebmailSession(now: Date): { password: string; session: WebmailSession } {
  const password = `${SESSION_MARK}${randomBytes(33).toString('base64url')}`;
  const until = new Date(now.getTime() + HOURS * 3_600_000);
  return { password, session: { selector: selectorOf(password), hash: hashOf(password), until } };
}

export const selectorOf = (password: string): string => password.slice(0, SESSION_SELECTOR_LENGTH);
export const hashOf = (password: string): string => `{SHA512}${createHash('sha512').update(password).digest('base64')}`;
