import type { DovecotEvent } from './dovecot/event.ts';
import { type AnyLine, isParsed } from './line.ts';
import type { PostfixEvent } from './postfix/event.ts';
import type { RspamdEvent } from './rspamd.ts';

/** What is known of one tenant, for the question whether a line is his to see. */
export interface Viewer {
  /** Is this domain (lower case) his? */
  readonly owns: (domain: string) => boolean;
  /** Does this queue id hold a message of his: to him, or proved to be from him? */
  readonly concerned: (queueId: string) => boolean;
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/**
 * Whether a line of a log that many tenants share may be shown to this one. Judged by the line alone and by whose message it
 * speaks of, never by the session: one SMTP session carries messages of several. A line that names recipients is his only if all
 * of them are his, or the message is his own; whatever says nothing of whose it is stays hidden.
 */
export function mayBeShown(line: AnyLine, viewer: Viewer): boolean {
  if (!isParsed(line)) return false;
  const { family } = line.program;
  if (family === 'postfix') return postfix(line.event as PostfixEvent, viewer);
  if (family === 'dovecot') return dovecot(line.event as DovecotEvent, line.program.daemon, viewer);
  return rspamd(line.event as RspamdEvent, viewer);
}

const own = (viewer: Viewer, address: string | null | undefined): boolean =>
  address?.includes('@') === true && viewer.owns(domainOf(address));

function postfix(event: PostfixEvent, viewer: Viewer): boolean {
  switch (event.kind) {
    case 'client':
      // Who signed in is nobody else's business, though the message be to him.
      return event.saslUsername === null ? viewer.concerned(event.queueId) : own(viewer, event.saslUsername);
    case 'decision':
      if (event.saslUsername !== null) return own(viewer, event.saslUsername);
      if (event.recipient !== null) return own(viewer, event.recipient);
      return event.queueId !== 'NOQUEUE' && viewer.concerned(event.queueId);
    case 'delivery':
      return viewer.concerned(event.queueId) && ownRecipient(event, viewer);
    case 'sasl_failure':
      return own(viewer, event.saslUsername);
    case 'message_id':
    case 'queued':
    case 'removed':
    case 'expired':
    case 'notification':
    case 'host_said':
    case 'pickup':
      return viewer.concerned(event.queueId);
    case 'queue_act':
      return event.queueId !== null && viewer.concerned(event.queueId);
    default:
      return false;
  }
}

/** His own message goes to whom it goes; of another's he sees what came to him. */
function ownRecipient(event: Extract<PostfixEvent, { kind: 'delivery' }>, viewer: Viewer): boolean {
  return own(viewer, event.recipient) || own(viewer, event.originalRecipient) || viewer.concerned(`from:${event.queueId}`);
}

function dovecot(event: DovecotEvent, daemon: string, viewer: Viewer): boolean {
  // What goes wrong on a node may name its files, and a request without its command only where it came from.
  if (event.kind === 'problem' || (event.kind === 'administration' && event.command === null)) return false;
  // Nor what a program says of its own workings, or a password that was tried (auth_verbose_passwords).
  if (event.kind === 'session_note' && (event.text.startsWith('Debug: ') || daemon.startsWith('auth'))) return false;
  if (event.kind === 'auth_failure' && event.reason.includes('given password: ')) return false;
  return 'user' in event && own(viewer, event.user);
}

function rspamd(event: RspamdEvent, viewer: Viewer): boolean {
  if (event.kind === 'report') return own(viewer, event.to);
  if (event.kind === 'bulk') return own(viewer, event.sender);
  if (event.kind !== 'scan') return false;
  if (event.user !== null) return own(viewer, event.user);
  return event.recipients.length > 0 && event.recipients.every((recipient) => own(viewer, recipient));
}
