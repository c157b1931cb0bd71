import type { ListRecord, MailboxRecord } from '@relevo/agent-protocol';
import { mailboxMaySend, mayPost } from '@relevo/mail-policy';
import type { PolicyRequest } from './protocol.ts';

export type SenderPolicy = Pick<MailboxRecord, 'address' | 'tenantId' | 'state' | 'sendPolicy'>;
export type PostingRule = Pick<ListRecord, 'tenantId' | 'members' | 'post'>;

/** What the service looks up in node.db; addresses in lower case. */
export interface PolicyBook {
  mailbox(login: string): SenderPolicy | null;
  /** The lists that a recipient stands for. */
  lists(recipient: string): readonly PostingRule[];
  /** Whether a domain is one of this pair's. */
  isOurs(domain: string): boolean;
}

/** The answer to one recipient (access(5)). `policy_context` in main.cf says which of the two questions it is. */
export function decide(request: PolicyRequest, book: PolicyBook): string {
  return request.get('policy_context') === 'list' ? decideList(request, book) : decideSender(request, book);
}

/**
 * Postfix asks for restricted mailboxes alone, so whoever asks and is not known has just been deleted, or is not who we think:
 * refused, not waved through.
 */
function decideSender(request: PolicyRequest, book: PolicyBook): string {
  const login = request.get('sasl_username')?.toLowerCase();
  if (!login) return '550 5.7.1 Sending needs a log-in';
  const mailbox = book.mailbox(login);
  if (!mailbox) return '550 5.7.1 This mailbox no longer exists';
  const verdict = mailboxMaySend(mailbox, request.get('recipient') ?? '');
  // `permit` ends the list of restrictions: what stands after it in main.cf refuses.
  return verdict.verdict === 'permit' ? 'permit' : verdict.text;
}

function decideList(request: PolicyRequest, book: PolicyBook): string {
  const address = request.get('sasl_username')?.toLowerCase();
  const login = address ? book.mailbox(address) : null;
  const sender = request.get('sender')?.toLowerCase() ?? '';
  const senderIsOurs = book.isOurs(sender.slice(sender.lastIndexOf('@') + 1));
  for (const list of book.lists(request.get('recipient')?.toLowerCase() ?? '')) {
    const verdict = mayPost(list, { login, sender, senderIsOurs });
    if (verdict.verdict === 'reject') return verdict.text;
  }
  return 'dunno';
}
