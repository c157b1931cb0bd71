/** What made a score, in a handful of kinds that a person can judge; rspamd knows a thousand names. */
export const REASONS = [
  'learnt',
  'listed',
  'forged',
  'links',
  'wording',
  'form',
  'attachment',
  'origin',
  'bulk',
  'denied',
  'other',
] as const;
export type Reason = (typeof REASONS)[number];

const KINDS: readonly (readonly [Reason, RegExp])[] = [
  ['learnt', /^BAYES_SPAM|^FUZZY_/],
  ['listed', /^RELEVO_DNSBL|^RBL_|^DNSWL_BLOCKED|^SURBL|^URIBL|_BLACKLIST|_BL$/],
  ['forged', /SPF|DKIM|DMARC|ARC_|FORGED|SPOOF|FROM_NEQ|REPLYTO/],
  ['denied', /^RELEVO_DENIED/],
  ['links', /URL|PHISH|HTTP_TO|LINK/],
  ['attachment', /ATTACH|_EXE|ARCHIVE|MIME_(BAD|DOUBLE|TRACE_BAD)|BOGUS_ENCRYPTED|EXT_/],
  ['wording', /(?:^|_)(?:SUBJ|BODY|LINES|CHARSET|GTUBE|BITCOIN|LEAKED|INVISIBLE|PARTS|TEXT|HTML)/],
  ['origin', /HFILTER|RDNS|HELO|RCVD|IP_|MX_|AUTH_NA|VIOLATED|ONCE_RECEIVED/],
  ['bulk', /BULK|PRECEDENCE|UNSUB|MAILLIST|COMPOSED_MAILLIST/],
  ['form', /MISSING|INVALID|BROKEN|HEADER|DATE|MID|ENCOD|MIME|TO_|FROM_/],
];

/** The kinds behind these names, the heaviest first, each once. Our own verdicts explain nothing. */
export function reasonsOf(symbols: readonly string[]): Reason[] {
  const found = symbols
    .filter((name) => !/^RELEVO_(JUNK|SPAM|QUARANTINE|TRUSTED)$/.test(name))
    .map((name) => KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other');
  const known = [...new Set(found)];
  return known.length > 1 ? known.filter((reason) => reason !== 'other') : known;
}
