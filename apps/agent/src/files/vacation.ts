import type { MailboxRecord } from '@relevo/agent-protocol';
import { quoted, strings } from './sieve.ts';

/** One Sieve script per absent mailbox, run after the filters of the house and before the person's own. */
export const VACATION_DIRECTORY = '/var/lib/relevo/sieve';

/**
 * RFC 5230: once per sender in so many days, never to lists or notices. Between two times (RFC 5260 section 4), and to
 * nobody to whom the mailbox may not write.
 */
export function vacationScript(mailbox: Pick<MailboxRecord, 'address' | 'domain' | 'vacation' | 'sendPolicy'>): string | null {
  const { vacation, sendPolicy } = mailbox;
  if (!vacation || sendPolicy.kind === 'nobody') return null;
  const tests = [...(vacation.from ? [time('ge', vacation.from)] : []), ...(vacation.until ? [time('lt', vacation.until)] : [])];
  if (sendPolicy.kind === 'own_domain') tests.push(`envelope :domain :is "from" ${quoted(mailbox.domain)}`);
  if (sendPolicy.kind === 'listed') {
    const domains = sendPolicy.entries.filter((entry) => entry.startsWith('@')).map((entry) => entry.slice(1));
    const addresses = sendPolicy.entries.filter((entry) => !entry.startsWith('@'));
    const among = [
      ...(addresses.length ? [`envelope :all :is "from" ${strings(addresses)}`] : []),
      ...(domains.length ? [`envelope :domain :is "from" ${strings(domains)}`] : []),
    ];
    tests.push(among.length ? `anyof(${among.join(', ')})` : 'false');
  }
  const answer = `vacation :days ${vacation.everyDays} :subject ${quoted(oneLine(vacation.subject))} ${quoted(vacation.text)};`;
  const body = tests.length ? `if allof(${tests.join(', ')}) {\n  ${answer}\n}` : answer;
  return `require ["vacation", "date", "relational", "envelope"];\n${body}\n`;
}

const oneLine = (text: string): string => text.replace(/[\r\n\0]+/g, ' ');
/** All in one zone and one width, so that the order of texts is the order of times. */
const time = (comparison: 'ge' | 'lt', iso: string): string =>
  `currentdate :zone "+0000" :value "${comparison}" "iso8601" "${new Date(iso).toISOString().slice(0, 19)}+00:00"`;
