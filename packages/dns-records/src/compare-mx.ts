import { isIP } from 'node:net';
import { type Answers, recordsOf } from './answer.ts';
import { type Comparison, type ComparisonCode, comparison, type Finding, finding } from './finding.ts';
import type { CustomerRecord, RecordData } from './record.ts';

type Mx = Extract<RecordData, { type: 'MX' }>;
type MxExpected = CustomerRecord & { readonly data: Mx };

const isMx = (record: CustomerRecord): record is MxExpected => record.data.type === 'MX';

/** The exchanges of a domain, judged together: order and company count as much as each name. */
export function compareMx(expected: readonly CustomerRecord[], answers: Answers): readonly Comparison[] {
  const ours = expected.filter(isMx);
  const name = ours[0]?.name;
  if (name === undefined) return [];
  const found = recordsOf(answers, name, 'MX');
  if (found === null) return ours.map((record) => comparison(record, finding('dns.no_answer')));

  const present = new Map(ours.map((record) => [record.id, found.find((mx) => mx.exchange === record.data.exchange)]));
  const foreign = found.filter((mx) => !ours.some((record) => record.data.exchange === mx.exchange));
  if (foreign.length > 0 && [...present.values()].every((mx) => mx === undefined)) {
    return ours.map((record) => comparison(record, finding(elsewhere(foreign, expected), foreign)));
  }
  return [...ours.map((record) => comparison(record, judge(record, present))), ...foreign.map((mx) => extra(name, mx, present))];
}

function elsewhere(foreign: readonly Mx[], expected: readonly CustomerRecord[]): ComparisonCode {
  // RFC 7505: "MX 0 ." says that the domain takes no mail at all.
  if (foreign.every((mx) => mx.exchange === '')) return 'mx.null';
  // RFC 5321 section 5.1: an exchange is a name, and (RFC 2181 section 10.3) never an alias.
  if (foreign.some((mx) => isIP(mx.exchange) !== 0)) return 'mx.address_not_name';
  const aliases = new Set(expected.filter((record) => record.type === 'CNAME').map((record) => record.name));
  return foreign.some((mx) => aliases.has(mx.exchange)) ? 'mx.through_alias' : 'mx.elsewhere';
}

function judge(record: MxExpected, present: ReadonlyMap<string, Mx | undefined>): Finding {
  const own = present.get(record.id);
  if (own === undefined) return finding('mx.missing');
  const first = present.get('mx.first');
  const second = present.get('mx.second');
  if (first && second && first.preference > second.preference) return finding('mx.swapped', [own]);
  if (first && second && first.preference === second.preference) return finding('mx.same_preference', [own]);
  return finding(own.preference === record.data.preference ? 'mx.right' : 'mx.right_other_numbers', [own]);
}

/** The old provider still listed: some mail goes there, all of it if it comes first. */
function extra(name: string, mx: Mx, present: ReadonlyMap<string, Mx | undefined>): Comparison {
  const best = Math.min(...[...present.values()].map((own) => own?.preference ?? Number.POSITIVE_INFINITY));
  const result = finding(mx.preference <= best ? 'mx.foreign_first' : 'mx.foreign_beside', [mx]);
  return { id: 'mx.extra', purpose: 'mx', required: true, name, type: 'MX', expected: null, ...result };
}
