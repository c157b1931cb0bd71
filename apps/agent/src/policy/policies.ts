import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { SendPolicy } from '@relevo/agent-protocol';
import { z } from 'zod';
import type { FindPolicy } from './decide.ts';

const State = z.enum(['active', 'suspended']);

/**
 * Looks sending policies up in node.db, which the agent may not have made yet: opened at the first question, and opened
 * again after an error.
 */
export function openPolicies(path: string): FindPolicy {
  let statements: { mailbox: StatementSync; entries: StatementSync } | null = null;
  const open = () => {
    const db = new DatabaseSync(path, { readOnly: true });
    db.exec('PRAGMA busy_timeout = 2000');
    return {
      mailbox: db.prepare('SELECT id, state, send_policy FROM mailbox WHERE address = ?'),
      entries: db.prepare('SELECT entry FROM send_entry WHERE mailbox_id = ? ORDER BY position'),
    };
  };
  return (login) => {
    try {
      statements ??= open();
      const row = statements.mailbox.get(login);
      if (!row) return null;
      const entries =
        row.send_policy === 'listed' ? statements.entries.all(String(row.id)).map((found) => found.entry) : undefined;
      const sendPolicy = SendPolicy.parse({ kind: row.send_policy, entries });
      return { address: login, state: State.parse(row.state), sendPolicy };
    } catch (error) {
      statements = null;
      throw error;
    }
  };
}
