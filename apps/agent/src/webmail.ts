/** The agent's hands in the webmail's database: a process of the webmail's own account, which answers its parent alone. */
import { readFileSync } from 'node:fs';
import { WEBMAIL_DB } from './files/webmail.ts';
import { errorFields } from './log.ts';
import { WebmailStore } from './webmail/store.ts';
import type { Call } from './webmail/store-process.ts';

process.umask(0o077);
const store = new WebmailStore(WEBMAIL_DB, () => readFileSync('/usr/share/roundcube/SQL/sqlite.initial.sql', 'utf8'));
process.on('message', ({ n, act, args }: Call) => {
  try {
    process.send?.({ n, result: (store[act] as (...given: readonly unknown[]) => unknown).apply(store, [...args]) ?? null });
  } catch (error) {
    process.send?.({ n, ...errorFields(error) });
  }
});
process.on('disconnect', () => process.exit());
