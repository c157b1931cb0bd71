import type { CustomerRecord, Purpose, RecordData, RecordType } from './record.ts';
import { presentation } from './record.ts';

export type State = 'right' | 'missing' | 'different' | 'extra' | 'unknown';

/** Every way a record can stand, with the state it means. Screens keep one sentence per code. */
export const STATE_OF = {
  'dns.no_answer': 'unknown',
  'mx.right': 'right',
  'mx.right_other_numbers': 'right',
  'mx.missing': 'missing',
  'mx.null': 'different',
  'mx.elsewhere': 'different',
  'mx.address_not_name': 'different',
  'mx.through_alias': 'different',
  'mx.swapped': 'different',
  'mx.same_preference': 'different',
  'mx.foreign_first': 'extra',
  'mx.foreign_beside': 'extra',
  'spf.right': 'right',
  'spf.right_with_others': 'right',
  'spf.right_softfail': 'right',
  'spf.missing': 'missing',
  'spf.two_records': 'different',
  'spf.syntax': 'different',
  'spf.no_include': 'different',
  'spf.include_after_all': 'different',
  'spf.plus_all': 'different',
  'spf.no_all': 'different',
  'spf.too_many_lookups': 'different',
  'dkim.right': 'right',
  'dkim.right_direct': 'right',
  'dkim.missing': 'missing',
  'dkim.alias_elsewhere': 'different',
  'dkim.alias_broken': 'different',
  'dkim.two_records': 'different',
  'dkim.malformed': 'different',
  'dkim.revoked': 'different',
  'dkim.key_differs': 'different',
  'dmarc.right': 'right',
  'dmarc.right_stricter': 'right',
  'dmarc.right_other_reports': 'right',
  'dmarc.missing': 'missing',
  'dmarc.two_records': 'different',
  'dmarc.malformed': 'different',
  'dmarc.policy_none': 'different',
  'client.right': 'right',
  'client.missing': 'missing',
  'client.elsewhere': 'different',
  'client.address_instead': 'different',
  'srv.right': 'right',
  'srv.missing': 'missing',
  'srv.elsewhere': 'different',
  'srv.port_differs': 'different',
  'srv.not_offered': 'different',
} as const satisfies Record<string, State>;

export type ComparisonCode = keyof typeof STATE_OF;

/** What one record's check found. */
export interface Finding {
  readonly state: State;
  readonly code: ComparisonCode;
  /** What stands there now, as in a zone file. */
  readonly found: readonly string[];
}

export interface Comparison extends Finding {
  /** That of the expected record, or `mx.extra` for an exchange that should not be there. */
  readonly id: string;
  readonly purpose: Purpose;
  readonly required: boolean;
  readonly name: string;
  readonly type: RecordType;
  /** As in a zone file; null for what should not be there at all. */
  readonly expected: string | null;
}

export const finding = (code: ComparisonCode, found: readonly RecordData[] = []): Finding => ({
  state: STATE_OF[code],
  code,
  found: found.map(presentation),
});

export function comparison(record: CustomerRecord, result: Finding): Comparison {
  const { id, purpose, required, name, type, data } = record;
  return { id, purpose, required, name, type, expected: presentation(data), ...result };
}
