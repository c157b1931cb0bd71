import type { DovecotEvent } from './dovecot/event.ts';
import type { PostfixEvent } from './postfix/event.ts';
import type { RspamdEvent } from './rspamd.ts';

/** Who wrote a line. */
export interface Program {
  readonly family: 'postfix' | 'dovecot' | 'rspamd';
  /** Syslog name: `postfix`, or `postfix-bulk` for another instance (postmulti(1)). */
  readonly instance: string;
  /** What `-o syslog_name=postfix/NAME` added in master.cf: `submission`, `submissions`, `smtps`; null without. */
  readonly service: string | null;
  /** `smtpd`, `qmgr`, `imap-login`, `task`…; `master` where a program speaks for itself. */
  readonly daemon: string;
}

/** syslog says of the line before, from the same program, that it came again. */
export interface RepeatedEvent {
  readonly kind: 'repeated';
  readonly count: number | null;
  readonly text: string;
}

export type MailEvent = PostfixEvent | DovecotEvent | RspamdEvent | RepeatedEvent;

/** One line that the grammar knows. */
export interface ParsedLine {
  /** As written, in ISO 8601. RFC 3164 times get their year and zone from the parser's options. */
  readonly at: string;
  /** Null where a program writes its own file and leaves it out. */
  readonly host: string | null;
  readonly program: Program;
  readonly pid: number | null;
  /** Facility and severity, where the line holds them: `22` (RFC 5424 section 6.2.1), or FreeBSD's `mail.info`. */
  readonly priority?: string;
  readonly event: MailEvent;
}

/** One line that it does not: kept whole, never lost. */
export interface UnparsedLine {
  readonly unparsed: string;
}

export type AnyLine = ParsedLine | UnparsedLine;

export const isParsed = (line: AnyLine): line is ParsedLine => !('unparsed' in line);
