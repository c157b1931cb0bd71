import { expect, it } from 'vitest';
import { openSubmissions } from './contain.ts';

const line = (pid: number, text: string) => `Nov 25 02:00:00 mx1 postfix/submission/smtpd[${pid}]: ${text}`;

it('finds the processes that serve a log-in now', () => {
  const log = [
    line(1, 'connect from a[192.0.2.1]'),
    line(1, '4XA: client=a[192.0.2.1], sasl_method=PLAIN, sasl_username=Ana@acme.test'),
    line(2, 'connect from b[192.0.2.2]'),
    line(2, '4XB: client=b[192.0.2.2], sasl_method=PLAIN, sasl_username=ana@acme.test'),
    line(2, 'disconnect from b[192.0.2.2] ehlo=1'),
    line(3, 'connect from c[192.0.2.3]'),
    line(3, '4XC: client=c[192.0.2.3], sasl_method=PLAIN, sasl_username=bruno@acme.test'),
    line(4, '4XD: client=d[192.0.2.4], sasl_method=PLAIN, sasl_username=ana@acme.test'),
    line(4, 'disconnect from d[192.0.2.4]'),
    line(4, 'connect from e[192.0.2.5]'),
    line(4, '4XE: client=e[192.0.2.5], sasl_method=PLAIN, sasl_username=eva@acme.test'),
  ];
  expect(openSubmissions(log.join('\n'), 'ana@acme.test')).toEqual([1]);
});
