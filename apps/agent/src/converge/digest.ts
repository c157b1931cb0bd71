import { type PairRecord, StateDigest } from '@relevo/agent-protocol';
import type { DkimKeys } from '../files/dkim-keys.ts';
import type { RecordTables } from './tables.ts';

/**
 * Digest of what this node really holds: rebuilt from the columns that the mail programs read, and from the key files that
 * rspamd reads. A key file that is missing makes a difference, as it should.
 */
export function digestOf(pair: PairRecord | null, tables: RecordTables, keys: Pick<DkimKeys, 'read'>): string {
  const digest = new StateDigest();
  if (pair) digest.add('pair', pair);
  for (const { selector, ...domain } of tables.domains()) {
    const privateKey = selector === null ? null : keys.read(domain.name, selector);
    const dkim = selector === null || privateKey === null ? null : { selector, privateKey };
    digest.add('domain', { ...domain, dkim });
  }
  for (const mailbox of tables.mailboxes()) digest.add('mailbox', mailbox);
  for (const alias of tables.aliases()) digest.add('alias', alias);
  for (const list of tables.lists()) digest.add('list', list);
  return digest.toString();
}
