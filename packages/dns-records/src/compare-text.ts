import { type Answers, recordsOf } from './answer.ts';
import { type ComparisonCode, type Finding, finding } from './finding.ts';
import type { CustomerRecord, RecordData } from './record.ts';
import { isSpf, lookupTerms, MAX_LOOKUPS, parseSpf, type SpfRecord } from './spf.ts';
import { firstTag, parseTags } from './tags.ts';

type Txt = Extract<RecordData, { type: 'TXT' }>;

/** SPF (RFC 7208): one record, our include before `all`, an `all` that refuses, no more lookups than receivers make. */
export function compareSpf(expected: CustomerRecord, answers: Answers): Finding {
  const texts = recordsOf(answers, expected.name, 'TXT');
  if (texts === null) return finding('dns.no_answer');
  const found = texts.filter((txt) => isSpf(txt.text));
  const [only, second] = found;
  if (only === undefined) return finding('spf.missing');
  // RFC 7208 section 4.5: more than one record is a permanent error, as if there were none.
  if (second !== undefined) return finding('spf.two_records', found);
  return finding(judgeSpf(parseSpf(only.text), ourInclude(expected)), found);
}

function ourInclude(expected: CustomerRecord): string {
  const term = expected.data.type === 'TXT' ? parseSpf(expected.data.text).terms.find((t) => t.name === 'include') : undefined;
  return term?.value ?? '';
}

function judgeSpf(record: SpfRecord, ours: string): ComparisonCode {
  if (record.unknown.length > 0) return 'spf.syntax';
  const { terms } = record;
  const include = terms.findIndex((t) => t.name === 'include' && t.qualifier === '+' && t.value.replace(/\.$/, '') === ours);
  const allAt = terms.findIndex((t) => t.name === 'all');
  const all = terms[allAt];
  if (all?.qualifier === '+') return 'spf.plus_all';
  if (include < 0) return 'spf.no_include';
  // Mechanisms are tried from left to right and `all` always matches (RFC 7208 section 5.1).
  if (allAt >= 0 && allAt < include) return 'spf.include_after_all';
  if (lookupTerms(record) > MAX_LOOKUPS) return 'spf.too_many_lookups';
  const redirects = terms.some((t) => t.name === 'redirect');
  if (!redirects && (all === undefined || all.qualifier === '?')) return 'spf.no_all';
  if (terms.length > 2) return 'spf.right_with_others';
  return all?.qualifier === '~' ? 'spf.right_softfail' : 'spf.right';
}

/** DKIM (RFC 6376): the alias to our key, or the same key as a text of the customer's own. */
export function compareDkim(expected: CustomerRecord, answers: Answers): Finding {
  const aliases = recordsOf(answers, expected.name, 'CNAME');
  const texts = recordsOf(answers, expected.name, 'TXT');
  if (aliases === null && texts === null) return finding('dns.no_answer');
  const alias = aliases?.[0];
  const target = expected.data.type === 'CNAME' ? expected.data.target : '';
  if (alias && alias.target !== target) return finding('dkim.alias_elsewhere', [alias]);

  const key = expected.alternative?.type === 'TXT' ? judgeKey(texts ?? [], expected.alternative.text) : 'dkim.missing';
  if (!alias) return texts === null ? finding('dns.no_answer') : finding(key, texts);
  // A resolver that answers the alias but not what lies behind it may only be slow.
  const behind = texts === null || key === 'dkim.right_direct';
  return finding(behind ? 'dkim.right' : 'dkim.alias_broken', [alias]);
}

function judgeKey(texts: readonly Txt[], expected: string): ComparisonCode {
  const [only, second] = texts;
  if (only === undefined) return 'dkim.missing';
  // RFC 6376 section 3.6.2.2: one record per selector, or the result is undefined.
  if (second !== undefined) return 'dkim.two_records';
  const key = parseTags(only.text)?.get('p')?.replace(/\s+/g, '');
  if (key === undefined) return 'dkim.malformed';
  if (key === '') return 'dkim.revoked';
  return key === parseTags(expected)?.get('p') ? 'dkim.right_direct' : 'dkim.key_differs';
}

/** DMARC (RFC 7489): one record that says what to do with forgeries, reports to us or to whom the customer likes. */
export function compareDmarc(expected: CustomerRecord, answers: Answers): Finding {
  const texts = recordsOf(answers, expected.name, 'TXT');
  if (texts === null) return finding('dns.no_answer');
  const found = texts.filter((txt) => /^\s*v\s*=\s*DMARC1/i.test(txt.text));
  const [only, second] = found;
  if (only === undefined) return texts.length > 0 ? finding('dmarc.malformed', texts) : finding('dmarc.missing');
  // RFC 7489 section 6.6.3: with two records, none applies.
  if (second !== undefined) return finding('dmarc.two_records', found);
  return finding(judgeDmarc(only.text, expected), found);
}

function judgeDmarc(text: string, expected: CustomerRecord): ComparisonCode {
  const tags = parseTags(text);
  const policy = tags?.get('p')?.toLowerCase();
  // RFC 7489 section 6.3: `v` comes first and is exactly DMARC1.
  if (!tags || firstTag(tags) !== 'v' || tags.get('v') !== 'DMARC1') return 'dmarc.malformed';
  if (policy !== 'none' && policy !== 'quarantine' && policy !== 'reject') return 'dmarc.malformed';
  if (policy === 'none') return 'dmarc.policy_none';
  if (policy === 'reject') return 'dmarc.right_stricter';
  const reports = expected.data.type === 'TXT' ? parseTags(expected.data.text)?.get('rua') : undefined;
  const listed = (tags.get('rua') ?? '').split(',').map((uri) => uri.trim().toLowerCase());
  return listed.includes(reports ?? '') ? 'dmarc.right' : 'dmarc.right_other_reports';
}
