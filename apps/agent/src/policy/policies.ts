import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Outgoing, PostPolicy, SendPolicy } from '@relevo/agent-protocol';
import { z } from 'zod';
import { ENTERED_LISTS } from '../files/postfix-maps.ts';
import type { PolicyBook, PostingRule, SenderPolicy } from './decide.ts';

const State = z.enum(['active', 'suspended']);
type Statements = Record<'mailbox' | 'sendEntries' | 'lists' | 'members' | 'postEntries' | 'domain', StatementSync>;

/** Looks policies up in node.db, which the agent may not have made yet: opened at the first question, and again after an error. */
export class Policies implements PolicyBook {
  readonly #path: string;
  #statements: Statements | null = null;

  constructor(path: string) {
    this.#path = path;
  }

  mailbox(login: string): SenderPolicy | null {
    return this.#with((ask) => {
      const row = ask.mailbox.get(login);
      if (!row) return null;
      const entries = row.send_policy === 'listed' ? texts(ask.sendEntries, row.id) : undefined;
      return {
        address: login,
        tenantId: String(row.tenant_id),
        state: State.parse(row.state),
        sendPolicy: SendPolicy.parse({ kind: row.send_policy, entries }),
        outgoing: Outgoing.parse(row.outgoing),
        outgoingSince: row.outgoing_since === null ? null : String(row.outgoing_since),
        bulk: row.bulk === 1,
      };
    });
  }

  lists(recipient: string): readonly PostingRule[] {
    return this.#with((ask) =>
      ask.lists.all(recipient).map((row) => ({
        tenantId: String(row.tenant_id),
        members: row.post === 'members' ? texts(ask.members, row.id) : [],
        post: PostPolicy.parse({ kind: row.post, entries: row.post === 'listed' ? texts(ask.postEntries, row.id) : undefined }),
      })),
    );
  }

  isOurs(domain: string): boolean {
    return this.tenantOf(domain) !== null;
  }

  tenantOf(domain: string): string | null {
    const row = this.#with((ask) => ask.domain.get(domain));
    return row ? String(row.tenant_id) : null;
  }

  #with<T>(work: (ask: Statements) => T): T {
    try {
      this.#statements ??= open(this.#path);
      return work(this.#statements);
    } catch (error) {
      this.#statements = null;
      throw error;
    }
  }
}

function open(path: string): Statements {
  const db = new DatabaseSync(path, { readOnly: true });
  db.exec('PRAGMA busy_timeout = 2000');
  return {
    mailbox: db.prepare(
      'SELECT id, tenant_id, state, send_policy, outgoing, outgoing_since, bulk FROM mailbox WHERE address = ?',
    ),
    sendEntries: db.prepare('SELECT entry AS text FROM send_entry WHERE mailbox_id = ? ORDER BY position'),
    lists: db.prepare(`SELECT id, tenant_id, post FROM list WHERE id IN (${ENTERED_LISTS})`),
    members: db.prepare('SELECT member AS text FROM list_member WHERE list_id = ? ORDER BY position'),
    postEntries: db.prepare('SELECT entry AS text FROM list_entry WHERE list_id = ? ORDER BY position'),
    domain: db.prepare('SELECT tenant_id FROM domain WHERE name = ?'),
  };
}

const texts = (statement: StatementSync, id: unknown): string[] => statement.all(String(id)).map((row) => String(row.text));
