import type { Answers } from './answer.ts';
import { compareClient, compareSrv } from './compare-client.ts';
import { compareMx } from './compare-mx.ts';
import { compareDkim, compareDmarc, compareSpf } from './compare-text.ts';
import { type Comparison, comparison, type Finding } from './finding.ts';
import type { CustomerRecord, Purpose } from './record.ts';

const COMPARE: Record<Exclude<Purpose, 'mx'>, (expected: CustomerRecord, answers: Answers) => Finding> = {
  spf: compareSpf,
  dkim: compareDkim,
  dmarc: compareDmarc,
  client: compareClient,
  srv: compareSrv,
};

/**
 * What a resolver said, held against what a domain must publish.
 *
 * One comparison per expected record, mail exchanges first; among them one more (`mx.extra`, state `extra`) for each exchange
 * that should not be there. Ask `questionsFor(expected)` first: a question without an answer counts as `unknown`.
 */
export function compareRecords(expected: readonly CustomerRecord[], answers: Answers): readonly Comparison[] {
  const others = expected.flatMap((record) =>
    record.purpose === 'mx' ? [] : [comparison(record, COMPARE[record.purpose](record, answers))],
  );
  return [...compareMx(expected, answers), ...others];
}
