export type Stage = 'connect' | 'helo' | 'mail' | 'rcpt' | 'data';

/** One reply or diagnostic, reduced to what the rules look at. */
export interface Reply {
  /** Lower case, without accents, addresses, IPs, host names of the wrapper and codes; one space between words. */
  readonly text: string;
  /** SMTP reply code, 400 to 599. */
  readonly code: number | null;
  /** RFC 3463, e.g. `5.1.1`. */
  readonly enhanced: string | null;
  /** What the destination answered to. */
  readonly stage: Stage | null;
}

const MAX_LENGTH = 4000;

const STAGES: readonly (readonly [Stage, RegExp])[] = [
  ['rcpt', /in reply to rcpt to|(?:after|for) (?:pipelined )?rcpt (?:to|command)|command: rcpt|does not like recipient/],
  [
    'data',
    /in reply to (?:end of )?data|in reply to (?:message|bdat)|after (?:end of |pipelined )?data|after i sent the message/,
  ],
  ['mail', /in reply to mail from|after (?:pipelined )?mail (?:from|command)|but sender was rejected/],
  ['helo', /in reply to (?:helo|ehlo|lhlo)|after (?:helo|ehlo)/],
  ['connect', /refused to talk to me|after initial connection|in reply to (?:initial|connect)/],
];

/**
 * What programs put around the words of the destination. Exim, GMX and IONOS: "SMTP error from remote mail server after RCPT
 * TO:<a@b>: host h [ip]:". Gmail: "Google tried to deliver your message, but it was rejected by ... ". qmail: "h does not like recipient. Remote host said: ... Giving up on h." Outlook: ", Port: 25,
 * Secure (SSL): No". Left in, their "mail server", "giving up" and "SSL" would speak for it.
 */
const WRAPPERS: readonly RegExp[] = [
  /(?:\bhost \S{1,255} \[[^\]]{0,60}\]\s+)?\bsmtp error from remote (?:mail )?server (?:after|for) [^:<]{1,60}(?::?<[^>]{0,320}>[^:]{0,20})?:(?:\s+host:? \S{1,255}(?: \[[^\]]{0,60}\])?:?(?=\s)|\s+\S{1,255} \([^)]{0,60}\) reason:)?/g,
  /\b(?:google|gmail) tried to deliver your message, but it was rejected by .{1,300}?the error that the other server returned was:/gs,
  /\bdoes not like recipient\.\s+(?=remote host said)/g,
  /\bremote host said(?:\[[^\]]{0,40}\])?:/g,
  /\bgiving up on \S{1,255}/g,
  /\b(?:port|porta|puerto): ?\d{1,5}, ?\S{1,12} ?\(ssl\): ?\S{1,6}/g,
];

const CODE = /(?:^|[^\d.#])([45]\d\d)(?=[ \-:;,.]|$)/;
const ENHANCED = /(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/;

/**
 * Reduces a reply as it stands in a log or a report. Order matters: the wrapper's host names and the addresses go before
 * anything is looked at, or a mailbox called spam@ and a host called full.example would classify themselves.
 */
export function parseReply(raw: string): Reply {
  const plain = raw
    .slice(0, MAX_LENGTH)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'");
  const stage = STAGES.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  const bare = WRAPPERS.reduce((text, wrapper) => text.replace(wrapper, ' '), plain)
    .replace(/\(in reply to [^)]*\)?/g, ' ')
    // Cisco wraps whatever the destination said in words of its own.
    .replace(/unknown address error(?= \d{3})/g, ' ')
    .replace(/\bhost \S+(?: \[[^\]]*\])? (?:said|refused to talk to me):/g, ' ')
    .replace(/[^\s<>"'(),;:[\]=]+@[^\s<>"'(),;:[\]]+/g, '@')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, 'ip');
  const code = CODE.exec(bare)?.[1];
  const enhanced = ENHANCED.exec(bare)?.[1];
  return { text: words(bare), code: code === undefined ? null : Number(code), enhanced: enhanced ?? null, stage };
}

function words(text: string): string {
  return text
    .replace(/#?\b[45]\.\d{1,3}\.\d{1,3}\b/g, ' ')
    .replace(/(^|\s)[45]\d\d[ -]/g, '$1')
    .replace(/\bcan(?:no|')t\b/g, 'can not')
    .replace(/\bdosn'?t\b/g, 'does not')
    .replace(/\b(does|is|do|was|could|has|have|are|did|would|were)n'?t\b/g, '$1 not')
    .replace(/[_\s]+/g, ' ')
    .trim();
}
