import { cipher, keys, peaks, postscreen } from './details/connections.ts';
import { type Details, keyed, NONE } from './details/fields.ts';
import { answer, refusal, stages } from './details/replies.ts';
import { loaded, named, proxied, state } from './details/states.ts';
import { complaint, hostTrouble, peerIn, unstored } from './details/troubles.ts';
import type { MailEvent } from './line.ts';
import { codes as replyCodes } from './postfix/decision.ts';
import { parseMessageLine } from './postfix/message.ts';

/**
 * What an event holds as words, taken apart into values: for who wants every field of a line. Whoever follows a busy log needs
 * none of it, so parsing does not pay for it. A value goes by the name that it has elsewhere; a string that is taken apart whole
 * gives its place to its parts.
 */
export function details(event: MailEvent): Details {
  switch (event.kind) {
    case 'disconnect':
      return event.commands === null ? NONE : { commands: keyed(event.commands, ' ') };
    case 'statistics':
      return peaks(event.text);
    case 'postscreen':
      return event.detail === null ? NONE : postscreen(event.event, event.detail);
    case 'tls':
      return event.detail === null ? NONE : keys(event.detail);
    case 'delivery':
      return { ...stages(event.delays), ...answer(event.reply) };
    case 'host_said':
      return replyCodes(event.reply);
    case 'decision':
      return refusal(event.action, event.reply);
    case 'stored':
      return unstored(event);
    case 'notification': {
      const space = event.about.indexOf(' ');
      return space < 0 ? NONE : { notified: event.about.slice(0, space), report: event.about.slice(space + 1) };
    }
    case 'note': {
      const whole = bracketed(event.queueId, event.text);
      if (whole === null) return hostTrouble(event.text);
      const { kind: _, ...values } = whole;
      return { ...values, ...details(whole) };
    }
    case 'problem':
      return complaint(event.text);
    case 'notice': {
      const peer = event.peer === null ? peerIn(event.text) : null;
      return peer === null ? named(event.text) : { ...named(event.text), peer };
    }
    case 'lifecycle':
      return state(event.text);
    case 'session_note':
      return named(event.text);
    case 'login':
    case 'login_failed':
    case 'login_aborted':
      return event.tls === null ? NONE : cipher(event.tls);
    case 'login_note':
      return { ...proxied(event.text), ...(event.tls !== null && cipher(event.tls)) };
    case 'scan_note':
      return loaded(event.text);
    default:
      return NONE;
  }
}

/** Copies of logs that went through HTML lose the brackets of an address, and with them the line its kind: what it was with them. */
function bracketed(queueId: string, text: string): MailEvent | null {
  if (!text.startsWith('to=') && !text.startsWith('from=')) return null;
  const first = withBrackets(text, text.indexOf('=') + 1);
  const next = first.indexOf('>, ') + 3;
  const event = parseMessageLine(queueId, first.startsWith('orig_to=', next) ? withBrackets(first, next + 8) : first);
  return event.kind === 'note' ? null : event;
}

function withBrackets(text: string, from: number): string {
  const end = text.indexOf(', ', from);
  return end < 0 || text.charAt(from) === '<' ? text : `${text.slice(0, from)}<${text.slice(from, end)}>${text.slice(end)}`;
}
