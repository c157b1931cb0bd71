import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../log.ts';
import { ROUNDCUBE } from './belongings.arbitrary.ts';
import { WebmailCopies } from './copies.ts';
import { WebmailStore } from './store.ts';
import type { AskStore } from './store-process.ts';

const ANA = '0198f000-0000-7000-8000-000000000001';
const OTHER = '0198f000-0000-7000-8000-000000000002';
const ADDRESS = 'ana@acme.test';
const directory = mkdtempSync(join(tmpdir(), 'copies-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** A node with a Roundcube of its own. */
class Node {
  readonly store: WebmailStore;
  readonly db: DatabaseSync;
  readonly copies: WebmailCopies;
  readonly mailboxes = new Map([[ANA, ADDRESS]]);
  readonly #server: Server;
  peer: Node | null = null;
  away = false;

  constructor() {
    const path = join(mkdtempSync(join(directory, 'node-')), 'roundcube.db');
    this.store = new WebmailStore(path, () => ROUNDCUBE);
    this.db = new DatabaseSync(path);
    const ask: AskStore = async (act, ...args) => {
      const work = this.store[act] as (...given: unknown[]) => unknown;
      return JSON.parse(JSON.stringify(work.apply(this.store, args) ?? null));
    };
    const all = () => [...this.mailboxes].map(([id, address]) => ({ id, address, tenantId: '' }));
    this.copies = new WebmailCopies({
      ask,
      tables: { mailboxAt: (key, value) => all().find((one) => one[key] === value) ?? null },
      ready: () => true,
      dial: () => (this.peer ? connect(this.peer.port, '127.0.0.1') : null),
      log: createLog('silent'),
    });
    this.#server = createServer((socket) => (this.away ? socket.destroy() : this.copies.take(socket)));
    this.#server.listen(0, '127.0.0.1');
  }

  async listens(): Promise<Node> {
    if (!this.#server.listening) await once(this.#server, 'listening');
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** As Roundcube does it for who comes for the first time. */
  firstLogin(address = ADDRESS): void {
    this.db.exec(
      `INSERT INTO users(username, mail_host, created, preferences) VALUES('${address}', '127.0.0.1', datetime('now'), 'a:0:{}')`,
    );
    this.db.exec(
      `INSERT INTO identities(user_id, email, standard) SELECT user_id, username, 1 FROM users WHERE username = '${address}'`,
    );
  }

  run(sql: string, address = ADDRESS): void {
    this.db.exec(sql.replace('ANA', `(SELECT user_id FROM users WHERE username = '${address}')`));
  }

  names(address = ADDRESS): unknown[] {
    const sql = 'SELECT name FROM contacts JOIN users USING(user_id) WHERE username = ? AND del = 0 ORDER BY contact_id';
    return this.db
      .prepare(sql)
      .all(address)
      .map(({ name }) => name);
  }

  signature(): unknown {
    return this.db.prepare('SELECT signature FROM identities JOIN users USING(user_id) WHERE username = ?').get(ADDRESS)
      ?.signature;
  }

  close(): void {
    this.copies.stop();
    this.#server.close();
    this.store.close();
    this.db.close();
  }
}
const contact = (name: string) => `INSERT INTO contacts(user_id, name, changed) VALUES(ANA, '${name}', '2026-11-30 10:00:00')`;

let mx1: Node;
let mx2: Node;
beforeEach(async () => {
  [mx1, mx2] = [await new Node().listens(), await new Node().listens()];
  [mx1.peer, mx2.peer] = [mx2, mx1];
});
afterEach(() => {
  mx1.close();
  mx2.close();
});
const rounds = async () => {
  for (let n = 0; n < 3; n++) {
    await mx1.copies.round();
    await mx2.copies.round();
  }
};

describe('the other node', () => {
  it('has what was changed, with its groups, and then there is nothing left to say', async () => {
    mx1.firstLogin();
    mx1.run(contact('José Ñandú'));
    mx1.run("INSERT INTO contactgroups(user_id, name) VALUES(ANA, 'Amigos')");
    mx1.run('INSERT INTO contactgroupmembers(contactgroup_id, contact_id) VALUES(1, 1)');
    mx1.run("UPDATE identities SET signature = 'Ana'");
    await rounds();
    expect([mx2.names(), mx2.signature()]).toEqual([['José Ñandú'], 'Ana']);
    expect(mx2.db.prepare('SELECT count(*) AS n FROM contactgroupmembers').get()?.n).toBe(1);
    expect([mx1.store.people('open'), mx2.store.people('open')]).toEqual([[], []]);
    mx2.run("UPDATE contacts SET name = 'José' WHERE user_id = ANA");
    await rounds();
    expect([mx1.names(), mx2.names()]).toEqual([['José'], ['José']]);
  });

  it('gets what it missed while it was away', async () => {
    mx1.firstLogin();
    await rounds();
    mx2.away = true;
    mx1.run(contact('Uno'));
    await mx1.copies.round();
    mx1.run(contact('Dos'));
    await mx1.copies.round();
    expect(mx2.names()).toEqual([]);
    mx2.away = false;
    await mx1.copies.round();
    expect(mx2.names()).toEqual(['Uno', 'Dos']);
  });

  it('gets everything again when it is another', async () => {
    mx1.firstLogin();
    mx1.run(contact('Uno'));
    await rounds();
    const fresh = await new Node().listens();
    fresh.peer = mx1;
    mx1.peer = fresh;
    await mx1.copies.round();
    expect(fresh.names()).toEqual([]);
    mx1.copies.offerAll();
    await mx1.copies.round();
    expect(fresh.names()).toEqual(['Uno']);
    fresh.close();
  });

  it('keeps the last change of both', async () => {
    mx1.firstLogin();
    mx1.run(contact('Uno'));
    await rounds();
    mx1.run(contact('Antes'));
    const then = Date.now();
    await vi.waitUntil(() => Date.now() > then + 1);
    mx2.run(contact('Después'));
    await rounds();
    expect([mx1.names(), mx2.names()]).toEqual([
      ['Uno', 'Después'],
      ['Uno', 'Después'],
    ]);
  });

  it('loses nothing to a log-in that found an empty node, nor to two address books that were never one', async () => {
    mx1.firstLogin();
    mx1.run("UPDATE identities SET signature = 'Ana'");
    mx2.firstLogin();
    await rounds();
    expect(mx2.signature()).toBe('Ana');
    const [here, there] = [await new Node().listens(), await new Node().listens()];
    here.peer = there;
    there.peer = here;
    for (const [node, name] of [
      [here, 'Aquí'],
      [there, 'Allí'],
    ] as const) {
      node.firstLogin();
      node.run(contact('Los dos'));
      node.run(contact(name));
    }
    for (const node of [here, there, here, there]) await node.copies.round();
    expect(here.names().toSorted()).toEqual(['Allí', 'Aquí', 'Los dos']);
    expect(there.names()).toEqual(here.names());
    here.close();
    there.close();
  });
});

describe('a mailbox', () => {
  it('that gets the address of another finds nothing of it, here and there', async () => {
    mx1.firstLogin();
    mx1.run(contact('De antes'));
    await rounds();
    for (const node of [mx1, mx2]) {
      node.mailboxes.clear();
      node.mailboxes.set(OTHER, ADDRESS);
      await node.copies.settle('all');
      expect(node.names()).toEqual([]);
    }
    mx1.firstLogin();
    mx1.run(contact('De ahora'));
    await rounds();
    expect([mx1.names(), mx2.names()]).toEqual([['De ahora'], ['De ahora']]);
    // The first is restored, by another address; both follow.
    for (const node of [mx1, mx2]) node.mailboxes.set(ANA, 'ana2@acme.test');
    await rounds();
    for (const node of [mx1, mx2]) expect([node.names(), node.names('ana2@acme.test')]).toEqual([['De ahora'], ['De antes']]);
    mx1.mailboxes.delete(ANA);
    await mx1.copies.settle('all');
    await mx1.copies.purge(ANA);
    expect([mx1.names(ANA), mx1.names('ana2@acme.test')]).toEqual([[], []]);
    expect(mx1.db.prepare('SELECT count(*) AS n FROM contacts').get()?.n).toBe(1);
  });

  it('that was gone before it was known leaves nothing, and its number is nobody’s', async () => {
    mx1.firstLogin();
    mx1.run(contact('De antes'));
    mx1.mailboxes.clear();
    await mx1.copies.settle('open');
    mx1.firstLogin();
    expect(mx1.names()).toEqual([]);
    expect(mx1.db.prepare('SELECT user_id FROM users WHERE username = ?').get(ADDRESS)?.user_id).toBe(2);
  });

  it('that a node does not have is not taken', async () => {
    mx1.firstLogin();
    mx1.run(contact('Uno'));
    mx2.mailboxes.clear();
    await rounds();
    expect(mx2.store.people('all')).toEqual([]);
    mx2.mailboxes.set(ANA, ADDRESS);
    await rounds();
    expect(mx2.names()).toEqual(['Uno']);
  });
});

describe('what cannot be copied', () => {
  it.each([
    ['an object in the preferences', `UPDATE users SET preferences = 'a:1:{i:0;O:8:"stdClass":0:{}}'`],
    ['too much', `UPDATE identities SET signature = printf('%.*c', 9000000, 'x')`],
  ])('%s stays here, and keeps nobody else from being copied', async (_, sql) => {
    mx1.mailboxes.set(OTHER, 'bruno@acme.test');
    mx2.mailboxes.set(OTHER, 'bruno@acme.test');
    mx1.firstLogin();
    mx1.run(contact('Uno'));
    mx1.run(sql);
    mx1.firstLogin('bruno@acme.test');
    mx1.run(contact('Dos'), 'bruno@acme.test');
    await mx1.copies.round();
    expect(mx2.store.people('all').map(({ username }) => username)).toEqual(['bruno@acme.test']);
    expect(mx1.copies.notCopied).toEqual([ANA]);
    mx1.run("UPDATE identities SET signature = ''");
    mx1.run("UPDATE users SET preferences = 'a:0:{}'");
    await mx1.copies.round();
    expect(mx2.names()).toEqual(['Uno']);
    expect(mx1.copies.notCopied).toEqual([]);
  });

  it('a peer that says anything else is left', async () => {
    const words = (...said: string[]) =>
      new Promise<void>((resolve) => {
        const socket = connect(mx1.port, '127.0.0.1');
        socket
          .on('close', () => resolve())
          .on('error', () => {})
          .resume();
        for (const line of said) socket.write(`${line}\n`);
      });
    await words('{"wanted":[]}');
    await words('not even JSON');
    await words(`[{"mailboxId":"../etc","changedAt":1,"level":true}]`);
    const copy = (mailboxId: string) =>
      JSON.stringify({
        mailboxId,
        changedAt: 9,
        level: true,
        belongings: { person: {}, tables: { contacts: [{ name: 1, evil: 'x' }] }, members: [[0, 7, '']] },
      });
    const socket = connect(mx1.port, '127.0.0.1').setEncoding('utf8');
    socket.write(`[]\n${copy(ANA)}\n${copy(OTHER).replace('[[0,7,""]]', '[]')}\n`);
    let said = '';
    for await (const chunk of socket) {
      said += chunk;
      if (said.split('\n').length > 3) break;
    }
    expect(said.split('\n').slice(1, 3)).toEqual(['"refused"', '"failed"']);
    expect(mx1.store.people('all')).toEqual([]);
  });
});
