import type { MailboxRecord, SieveRule } from '@relevo/agent-protocol';
import { quoted, strings } from './sieve.ts';

/** People's own filters, run after those of the house and before what they wrote with their mail program. */
export const RULES_DIRECTORY = '/var/lib/relevo/rules';

const FIELDS: Record<SieveRule['conditions'][number]['field'], string> = {
  from: 'address :all',
  to: 'address :all',
  subject: 'header',
  list: 'header',
};
const HEADERS: Record<SieveRule['conditions'][number]['field'], readonly string[]> = {
  from: ['From', 'Sender', 'Reply-To'],
  to: ['To', 'Cc', 'Resent-To'],
  subject: ['Subject'],
  list: ['List-Id', 'List-Post', 'List-Unsubscribe'],
};

/** A line break in what is looked for could never be found: headers are unfolded before they are compared (RFC 5228 section 2.4.2.2). */
const oneLine = (text: string): string => text.replace(/[\r\n\0]+/g, ' ');

function test({ field, op, value }: SieveRule['conditions'][number]): string {
  const how = op === 'is' ? ':is' : ':contains';
  const positive = `${FIELDS[field]} ${how} ${strings(HEADERS[field])} ${quoted(oneLine(value))}`;
  return op === 'not_contains' ? `not ${positive}` : positive;
}

function act(rule: SieveRule, mayForward: boolean): string {
  const flags = [...(rule.markRead ? ['\\Seen'] : []), ...(rule.flag ? ['\\Flagged'] : [])];
  const tags = flags.length > 0 ? ` :flags ${strings(flags)}` : '';
  return [
    ...(rule.forwardTo && mayForward ? [`redirect :copy ${quoted(rule.forwardTo)};`] : []),
    rule.folder === null ? `keep${tags};` : `fileinto :create${tags} ${quoted(oneLine(rule.folder))};`,
  ].join('\n  ');
}

/** The first that fits decides. A mailbox that may not write to everybody forwards nothing by its filters either. */
export function rulesScript({
  rules,
  mayForward,
  sendPolicy,
}: Pick<MailboxRecord, 'rules' | 'mayForward' | 'sendPolicy'>): string | null {
  if (rules.length === 0) return null;
  const forwards = mayForward && sendPolicy.kind === 'anyone';
  const blocks = rules.map((rule) => {
    const among = `${rule.match === 'all' ? 'allof' : 'anyof'}(${rule.conditions.map(test).join(', ')})`;
    return `if ${among} {\n  ${act(rule, forwards)}\n}`;
  });
  return `require ["fileinto", "mailbox", "imap4flags", "copy"];\n${blocks.join(' els')}\n`;
}
