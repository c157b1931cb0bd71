import { codes as replyCodes } from '../postfix/decision.ts';
import { parsePeer, toInt, toNumber } from '../scan.ts';
import { type Details, firstWord, NONE, unresolved } from './fields.ts';
import { broken } from './troubles.ts';

/** `0.1/0.01/0.5/0.6`: before the queue manager, in it, to connect, to transmit (Postfix's release notes 2.3). */
export function stages(delays: string | null): Details {
  const [beforeQueue, inQueue, connecting, transmitting, ...more] = (delays ?? '').split('/').map(toNumber);
  if (transmitting === undefined || more.length > 0) return NONE;
  return { delayStages: { beforeQueue, inQueue, connecting, transmitting } };
}

/** What stands at the end of a line that tells of no refusal, by the act: where the message went instead, or what was put in. */
const OUTCOMES: Readonly<Record<string, string>> = {
  redirect: 'redirectedTo',
  'header-redirect': 'redirectedTo',
  bcc: 'copiedTo',
  filter: 'transport',
  prepend: 'prepended',
  replace: 'replacement',
};

/** `550 5.1.1 <a@b.test>: Recipient address rejected: User unknown`, `554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using a.test; b` */
export function refusal(action: string, reply: string): Details {
  const outcome = OUTCOMES[action.replace('milter-', '')];
  if (outcome === undefined || reply === '') return refused(reply);
  // An access rule says `<a@b.test>: Recipient address triggers REDIRECT c@d.test`, a content check the address alone.
  const triggers = reply.indexOf(' triggers ');
  if (triggers < 0) return { [outcome]: reply };
  const space = reply.indexOf(' ', triggers + 10);
  return { ...refused(reply), ...(space >= 0 && { [outcome]: reply.slice(space + 1) }) };
}

function refused(reply: string): Details {
  const { code, enhancedCode } = replyCodes(reply);
  const text = reply.slice((code === null ? 0 : 4) + (enhancedCode === null ? 0 : enhancedCode.length + 1));
  const open = text.startsWith('<') ? text.indexOf('>: ') : -1;
  const blockedAt = text.indexOf('] blocked using ');
  const queued = text.lastIndexOf('queued as ');
  return {
    ...(open >= 0 ? { about: text.slice(1, open), reason: text.slice(open + 3) } : text !== '' && { reason: text }),
    ...(blockedAt >= 0 && blocked(text, blockedAt)),
    ...(queued >= 0 && { nextQueueId: firstWord(text.slice(queued + 10)) }),
  };
}

/** `Client host [192.0.2.1] blocked using zen.test; why` */
function blocked(text: string, at: number): Details {
  const rest = text.slice(at + 16);
  const end = ends(rest, ['; ', ', ', ' ']);
  const why = rest.slice(end).replace(/^[;,] ?/, '');
  return {
    blocked: text.slice(text.lastIndexOf('[', at) + 1, at),
    list: rest.slice(0, end),
    ...(why !== '' && { listReason: why }),
  };
}

/** Where the first of the marks stands, or the text ends. */
const ends = (text: string, marks: readonly string[]): number =>
  Math.min(text.length, ...marks.map((mark) => text.indexOf(mark)).filter((at) => at >= 0));

/** `host a[192.0.2.1] said: 550 5.1.1 … (in reply to RCPT TO command)`, `250 2.0.0 Ok: queued as B`, `forwarded as B` */
export function answer(text: string): Details {
  const reply = text.startsWith(SUSPENDED) ? text.slice(SUSPENDED.length) : text;
  if (reply.startsWith('forwarded as ')) return { nextQueueId: reply.slice(13) };
  if (reply.startsWith('unknown user: "')) return { unknownUser: reply.slice(15, -1) };
  const said = reply.indexOf(' said: ');
  const refused = reply.indexOf(' refused to talk to me: ');
  const at = said >= 0 ? said + 7 : refused >= 0 ? refused + 24 : -1;
  if (reply.startsWith('host ') && at >= 0) {
    const open = reply.lastIndexOf(' (in reply to ');
    return {
      answeredBy: parsePeer(reply.slice(5, said >= 0 ? said : refused)),
      ...codes(reply.slice(at)),
      ...(open >= 0 && { command: reply.slice(open + 14, reply.endsWith(')') ? -1 : undefined) }),
    };
  }
  const trouble = unresolved(reply) ?? broken(reply);
  if (trouble !== null) return trouble;
  const queued = reply.lastIndexOf('queued as ');
  return { ...codes(reply), ...(queued >= 0 && { nextQueueId: firstWord(reply.slice(queued + 10)) }) };
}

/** Before what went wrong the last time with that destination. */
const SUSPENDED = 'delivery temporarily suspended: ';

/** The three digits that an SMTP reply begins with. */
function codes(reply: string): Details {
  const code = toInt(reply);
  const separator = reply.charAt(3);
  return code !== null && code >= 200 && code < 600 && (separator === ' ' || separator === '-') ? { code } : NONE;
}
