import type { MailboxRecord } from '@relevo/agent-protocol';
import { mailboxMaySend } from '@relevo/mail-policy';
import type { PolicyRequest } from './protocol.ts';

export type SenderPolicy = Pick<MailboxRecord, 'address' | 'state' | 'sendPolicy'>;
export type FindPolicy = (login: string) => SenderPolicy | null;

/**
 * The answer to one recipient of one login. Postfix asks for restricted mailboxes alone, so whoever asks and is not known
 * has just been deleted, or is not who we think: refused, not waved through.
 */
export function decide(request: PolicyRequest, find: FindPolicy): string {
  const login = request.get('sasl_username')?.toLowerCase();
  if (!login) return '550 5.7.1 Sending needs a log-in';
  const mailbox = find(login);
  if (!mailbox) return '550 5.7.1 This mailbox no longer exists';
  const verdict = mailboxMaySend(mailbox, request.get('recipient') ?? '');
  // `permit` ends the list of restrictions: what stands after it in main.cf refuses.
  return verdict.verdict === 'permit' ? 'permit' : verdict.text;
}
