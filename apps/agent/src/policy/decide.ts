import type { ListRecord, MailboxRecord } from '@relevo/agent-protocol';
import { mailboxMaySend, mayPost } from '@relevo/mail-policy';
import type { GuardVerdict, OutsideMail } from '../sending/guard.ts';
import type { PolicyRequest } from './protocol.ts';

export type SenderPolicy = Pick<
  MailboxRecord,
  'address' | 'tenantId' | 'state' | 'sendPolicy' | 'outgoing' | 'outgoingSince' | 'bulk'
>;
export type PostingRule = Pick<ListRecord, 'tenantId' | 'members' | 'post'>;

const HELD = 'HOLD outgoing mail of this mailbox waits for its administrator';

/** What the service looks up in node.db; addresses in lower case. */
export interface PolicyBook {
  mailbox(login: string): SenderPolicy | null;
  /** The lists that a recipient stands for. */
  lists(recipient: string): readonly PostingRule[];
  /** Whether a domain is one of this pair's. */
  isOurs(domain: string): boolean;
  /** Whose domain that is; null: nobody's here. */
  tenantOf(domain: string): string | null;
}

/** Looks at each outside recipient of a mailbox whose outgoing mail is open. */
export type Guard = (mail: OutsideMail) => GuardVerdict;

/** The answer to one recipient (access(5)). `policy_context` in main.cf says which question it is. */
export function decide(request: PolicyRequest, book: PolicyBook, guard: Guard): string {
  switch (request.get('policy_context')) {
    case 'list':
      return decideList(request, book);
    case 'watch':
      return watch(request, book, guard);
    default:
      return decideSender(request, book, guard);
  }
}

/**
 * Postfix asks for restricted mailboxes alone, so whoever asks and is not known has just been deleted, or is not who we think:
 * refused, not waved through.
 */
function decideSender(request: PolicyRequest, book: PolicyBook, guard: Guard): string {
  const login = request.get('sasl_username')?.toLowerCase();
  if (!login) return '550 5.7.1 Sending needs a log-in';
  const mailbox = book.mailbox(login);
  if (!mailbox) return '550 5.7.1 This mailbox no longer exists';
  const recipient = request.get('recipient')?.toLowerCase() ?? '';
  const inside = book.tenantOf(hostOf(recipient)) === mailbox.tenantId;
  const verdict = mailboxMaySend(mailbox, recipient, inside);
  if (verdict.verdict === 'reject') return verdict.text;
  // access(5): HOLD puts the whole message on the hold queue, and the list of restrictions goes on; `permit` ends it.
  if (verdict.rule === 'send.outgoing_held') return HELD;
  return (inside ? null : stopped(mailbox, recipient, request, guard)) ?? 'permit';
}

const hostOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** For everybody else who signs in: what they send to the outside is counted and looked at. */
function watch(request: PolicyRequest, book: PolicyBook, guard: Guard): string {
  const mailbox = book.mailbox(request.get('sasl_username')?.toLowerCase() ?? '');
  const recipient = request.get('recipient')?.toLowerCase() ?? '';
  // The platform's own log-in belongs to no company.
  if (!mailbox || book.tenantOf(hostOf(mailbox.address)) === null || book.tenantOf(hostOf(recipient)) === mailbox.tenantId)
    return 'dunno';
  return stopped(mailbox, recipient, request, guard) ?? 'dunno';
}

function stopped(mailbox: SenderPolicy, recipient: string, request: PolicyRequest, guard: Guard): string | null {
  const { address, tenantId, bulk, outgoingSince } = mailbox;
  const verdict = guard({ address, tenantId, bulk, outgoingSince, recipient, client: request.get('client_address') || null });
  if (verdict.kind === 'hold') return HELD;
  return verdict.kind === 'refuse' ? verdict.text : null;
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
