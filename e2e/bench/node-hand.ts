/** A hand inside a node: reads and writes its node.db there, for SQLite does not follow a path through another root. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { LabNode } from '../../infra/lab/lab.mjs';

// Runs in the node, by the node's own Node. One JSON request per line, one line of answer.
const SCRIPT = `
const { DatabaseSync } = require('node:sqlite');
const db = new DatabaseSync('/var/lib/relevo/maps/node.db', { timeout: 2000 });
const hash = db.prepare('SELECT password_hash FROM mailbox WHERE address = ?');
const insert = db.prepare("INSERT INTO mailbox (id, tenant_id, address, domain, state, quota_mb, access_mode, send_policy) VALUES (?, 'floor', ?, ?, 'active', 1, 'client', 'anyone')");
const act = {
  hash: ({ address }) => hash.get(address)?.password_hash ?? null,
  insert: ({ address, domain }) => { insert.run(address, address, domain); return true; },
  clean: () => { db.exec("DELETE FROM mailbox WHERE tenant_id = 'floor'"); return true; },
};
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const request = JSON.parse(line);
  process.stdout.write(JSON.stringify(act[request.act](request)) + '\\n');
});`;

type Request = { act: 'hash'; address: string } | { act: 'insert'; address: string; domain: string } | { act: 'clean' };

export class NodeHand {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: ((answer: unknown) => void)[] = [];

  constructor(node: LabNode) {
    this.#child = node.spawn(['node', '--disable-warning=ExperimentalWarning', '-e', SCRIPT]) as ChildProcessWithoutNullStreams;
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#waiting.shift()?.(JSON.parse(line)));
    this.#child.stderr.pipe(process.stderr);
  }

  ask(request: Request): Promise<unknown> {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.#child.stdin.end();
    this.#child.kill();
  }
}
