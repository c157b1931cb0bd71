import { expect, it } from 'vitest';
import { reasonsOf } from './reasons';

it.each<[string[], string[]]>([
  [
    ['R_MIXED_CHARSET', 'HFILTER_URL_ONLY', 'SUBJECT_NEEDS_ENCODING'],
    ['wording', 'links'],
  ],
  [
    ['BAYES_SPAM', 'R_SPF_FAIL', 'RELEVO_QUARANTINE'],
    ['learnt', 'forged'],
  ],
  [['RELEVO_DNSBL_0'], ['listed']],
  [['NOBODY_KNOWS'], ['other']],
  [['NOBODY_KNOWS', 'MISSING_MID'], ['form']],
  [['RELEVO_DENIED'], ['denied']],
  [[], []],
])('%s is %s', (symbols, reasons) => expect(reasonsOf(symbols)).toEqual(reasons));
