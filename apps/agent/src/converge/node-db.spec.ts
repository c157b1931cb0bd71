import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Changes, type PairState, StateDigest } from '@relevo/agent-protocol';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from './digest.ts';
import { NodeDb } from './node-db.ts';
import { EMPTY, PAIR, pairState, UNCHANGED_SETTINGS } from './records.arbitrary.ts';
import { MIGRATIONS } from './schema.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'relevo-node-db-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Keys as rspamd would find them. */
const keysOf = (state: PairState) => ({
  read: (name: string) => state.domains.find((domain) => domain.name === name)?.dkim?.privateKey ?? null,
});

function desiredDigest(state: PairState): string {
  const digest = new StateDigest().add('pair', state.pair);
  for (const domain of state.domains) digest.add('domain', domain);
  for (const mailbox of state.mailboxes) digest.add('mailbox', mailbox);
  for (const alias of state.aliases) digest.add('alias', alias);
  for (const list of state.lists) digest.add('list', list);
  return digest.toString();
}

/** The shortest way from one state to another, as the change feed gives it. */
function changesBetween(from: PairState, to: PairState): Changes {
  const gone = (before: readonly { id: string }[], after: readonly { id: string }[]) =>
    before.filter(({ id }) => !after.some((one) => one.id === id)).map(({ id }) => id);
  return {
    after: from.revision,
    to: from.revision + 1,
    head: from.revision + 1,
    upserts: { pair: to.pair, domains: to.domains, mailboxes: to.mailboxes, aliases: to.aliases, lists: to.lists },
    deletes: {
      domains: gone(from.domains, to.domains),
      mailboxes: gone(from.mailboxes, to.mailboxes),
      aliases: gone(from.aliases, to.aliases),
      lists: gone(from.lists, to.lists),
    },
  };
}

const TEMPLATE = { ...UNCHANGED_SETTINGS, tenantId: PAIR.id, domain: 'acme.test', passwordHash: '{PLAIN}old' };
const named = (name: string) => ({ ...TEMPLATE, id: crypto.randomUUID(), address: `${name}@acme.test` });

let files = 0;
const open = () => new NodeDb(join(directory, `${files++}`, 'node.db'), null);

describe('node.db', () => {
  it('gives every record back as it came, and the digest of the control plane', () => {
    fc.assert(
      fc.property(pairState, (state) => {
        const db = open();
        db.replace(state);
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect([...db.tables.mailboxes()].sort(byId)).toEqual([...state.mailboxes].sort(byId));
        expect([...db.tables.aliases()].sort(byId)).toEqual([...state.aliases].sort(byId));
        expect(digestOf(db.pair, db.tables, keysOf(state))).toBe(desiredDigest(state));
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('comes from any state to any other by changes, addresses moving between ids included', () => {
    fc.assert(
      fc.property(pairState, pairState, (from, to) => {
        const db = open();
        db.replace(from);
        db.apply(changesBetween(from, to));
        expect(db.revision).toBe(from.revision + 1);
        expect(digestOf(db.pair, db.tables, keysOf(to))).toBe(desiredDigest(to));
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('stays as it was when a change does not follow, and when one fails half-way', () => {
    const db = open();
    const [state] = fc.sample(pairState, { seed: 7, numRuns: 1 }) as [PairState];
    db.replace({ ...state, revision: 5 });
    const before = digestOf(db.pair, db.tables, keysOf(state));
    const empty = { ...state, ...EMPTY };
    expect(() => db.apply({ ...changesBetween(state, empty), after: 4 })).toThrow(/do not follow/);
    const twice = {
      id: crypto.randomUUID(),
      tenantId: PAIR.id,
      name: 'twice.test',
      dkim: null,
      aliasOf: null,
      catchAll: null,
      postmaster: null,
      filters: null,
      tenantFilters: null,
    };
    const broken = changesBetween({ ...state, revision: 5 }, { ...empty, domains: [twice, twice] });
    expect(() => db.apply(broken)).toThrow();
    expect(db.revision).toBe(5);
    expect(digestOf(db.pair, db.tables, keysOf(state))).toBe(before);
    db.close();
  });

  it('names the mailboxes whose sessions are over', () => {
    const db = open();
    const app = { id: crypto.randomUUID(), selector: 'abcdef', hash: '{PLAIN}app' };
    const [password, suspended, deleted, quota] = [named('password'), named('suspended'), named('deleted'), named('quota')];
    const [fenced, unapped, apped] = [named('fenced'), { ...named('unapped'), appPasswords: [app] }, named('apped')];
    const mailboxes = [password, suspended, deleted, quota, fenced, unapped, apped];
    const all = { ...EMPTY, revision: 1, pair: PAIR, mailboxes };
    db.replace(all);
    const changed = [
      { ...password, passwordHash: '{PLAIN}new' },
      { ...suspended, state: 'suspended' as const },
      { ...quota, quotaMb: 9 },
      { ...fenced, protocols: { ...fenced.protocols, pop3: false } },
      { ...unapped, appPasswords: [] },
      { ...apped, appPasswords: [{ ...app, id: crypto.randomUUID() }] },
    ];
    const applied = db.apply(changesBetween(all, { ...all, mailboxes: changed }));
    const over = ['deleted', 'fenced', 'password', 'suspended', 'unapped'].map((name) => `${name}@acme.test`);
    expect([...applied.ended].sort()).toEqual(over);
    expect([...db.replace({ ...all, revision: 3 }).ended].sort()).toEqual(
      ['apped', 'password', 'suspended'].map((name) => `${name}@acme.test`),
    );
    db.close();
  });

  it('makes a score of each "to quarantine" of an older file, as PostgreSQL does', () => {
    const path = join(directory, 'older.db');
    const older = new DatabaseSync(path);
    older.exec('PRAGMA journal_mode = WAL');
    for (const migration of MIGRATIONS.slice(0, 7)) older.exec(migration);
    older.exec('PRAGMA user_version = 7');
    const old = (wish: object) => JSON.stringify({ junkAt: null, rejectAt: null, allow: [], deny: [], spamTo: null, ...wish });
    older
      .prepare('INSERT INTO domain(id, tenant_id, name, filters, tenant_filters) VALUES(?, ?, ?, ?, ?)')
      .run(crypto.randomUUID(), PAIR.id, 'acme.test', old({ junkAt: 8 }), old({ spamTo: 'quarantine' }));
    const put = older.prepare(`INSERT INTO mailbox(id, tenant_id, address, domain, state, quota_mb, access_mode, send_policy,
      imap, pop3, submission, webmail, cleartext, filters, group_filters)
      VALUES(?, ?, ? || '@acme.test', 'acme.test', 'active', 1, 'client', 'anyone', 1, 1, 1, 1, 0, ?, ?)`);
    const mailbox = (name: string, own: string | null, team: string | null) =>
      put.run(crypto.randomUUID(), PAIR.id, name, own, team);
    mailbox('plain', null, null);
    mailbox('own-score', old({ junkAt: 3 }), null);
    mailbox('own-junk', old({ spamTo: 'junk' }), null);
    mailbox('own-quarantine', old({ spamTo: 'quarantine' }), null);
    mailbox('in-group', null, old({ junkAt: 5 }));
    mailbox('in-other-group', null, old({ spamTo: 'junk', rejectAt: 20 }));
    older.close();

    const db = new NodeDb(path, null);
    const [home] = [...db.tables.domains()].map(({ filters, tenantFilters }) => [
      filters?.quarantineAt,
      tenantFilters?.quarantineAt,
    ]);
    expect(home).toEqual([8, 6]);
    const none = { junkAt: null, quarantineAt: null, rejectAt: null, allow: [], deny: [] };
    const found = [...db.tables.mailboxes()].map(({ address, filters, groupFilters }) => [
      address.split('@')[0],
      [filters, groupFilters],
    ]);
    expect(Object.fromEntries(found)).toEqual({
      plain: [null, null],
      'own-score': [{ ...none, junkAt: 3, quarantineAt: 3 }, null],
      'own-junk': [{ ...none, quarantineAt: 'never' }, null],
      'own-quarantine': [{ ...none, quarantineAt: 8 }, null],
      'in-group': [
        { ...none, quarantineAt: 5 },
        { ...none, junkAt: 5 },
      ],
      'in-other-group': [null, { ...none, quarantineAt: 'never', rejectAt: 20 }],
    });
    db.close();
  });

  it('takes ten thousand mailboxes well under two seconds of processor time', () => {
    const db = open();
    const mailboxes = Array.from({ length: 10_000 }, (_, n) => named(`u${n}`));
    const started = process.cpuUsage();
    db.replace({ ...EMPTY, revision: 1, pair: PAIR, mailboxes });
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(4000);
    db.close();
  });
});
