import { between, decoded } from '../scan.ts';

/** One recipient of a delivery report as the node's filter wrote it into rspamd's log, in the report's own words. */
export interface ReportLine {
  readonly kind: 'report';
  readonly tag: string | null;
  /** To whom the report came. */
  readonly to: string;
  /** Of the message that it speaks of. */
  readonly messageId: string | null;
  /** Who brought it: the name that Postfix found to be true, and the address. */
  readonly client: string | null;
  readonly ip: string | null;
  /** Fields of the report and of this recipient (RFC 3464 section 2.2, 2.3); null in one that has none. */
  readonly head: string | null;
  readonly status: string | null;
  /** Lines of its text with an address or a code, and the few after each. */
  readonly text: string | null;
  /** X-Failed-Recipients. */
  readonly failed: string | null;
}

/** `relevo_report to="ana@empresa.test" id="<1@x>" status="Final-Recipient: …%0AAction: failed"`: a quote inside is %22. */
export function parseReport(tag: string | null, said: string): ReportLine | null {
  if (!said.startsWith(NAME)) return null;
  const field = (name: string) => decoded(between(said, ` ${name}="`, '"'));
  const to = field('to');
  if (to === null) return null;
  return {
    kind: 'report',
    tag,
    to,
    messageId: field('id'),
    client: field('client'),
    ip: field('ip'),
    head: field('head'),
    status: field('status'),
    text: field('text'),
    failed: field('failed'),
  };
}

const NAME = 'relevo_report';
