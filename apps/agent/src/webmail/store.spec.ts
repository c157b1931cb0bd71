import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { belongings, ROUNDCUBE, serialized } from './belongings.arbitrary.ts';
import { Belongings, isPlain, unite } from './belongings.ts';
import { WebmailStore } from './store.ts';

const ID = '0198f000-0000-7000-8000-000000000001';
const directory = mkdtempSync(join(tmpdir(), 'webmail-store-'));
afterAll(() => rmSync(directory, { recursive: true }));
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function open() {
  const path = join(mkdtempSync(join(directory, 'node-')), 'roundcube.db');
  const store = new WebmailStore(path, () => ROUNDCUBE);
  const db = new DatabaseSync(path);
  closers.push(
    () => store.close(),
    () => db.close(),
  );
  return { store, db, path };
}
const changedAt = (store: WebmailStore) => store.people('all')[0]?.changedAt ?? -1;
/** As Roundcube does it for who comes for the first time. */
const FIRST_LOGIN = `INSERT INTO users(username, mail_host, created, preferences)
    VALUES('ana@acme.test', '127.0.0.1', datetime('now'), 'a:0:{}');
  INSERT INTO identities(user_id, changed, email, standard) VALUES(1, datetime('now'), 'ana@acme.test', 1);
  UPDATE users SET last_login = datetime('now'), preferences = 'a:1:{s:11:"client_hash";s:1:"x";}' WHERE user_id = 1;`;

describe('what a person keeps', () => {
  it('is the same after it was copied, copied twice and copied back', () => {
    fc.assert(
      fc.property(belongings, belongings, (first, second) => {
        const [here, there] = [open().store, open().store];
        here.write({ mailboxId: ID, changedAt: 5, level: true, belongings: first }, 'ana@acme.test');
        for (const what of [first, second]) {
          const changedAt = what === first ? 5 : 6;
          here.write({ mailboxId: ID, changedAt, level: true, belongings: what }, 'ana@acme.test');
          const copy = here.read(ID);
          if (!copy) throw new Error('not there');
          expect(Belongings.parse(copy.belongings)).toEqual(what);
          for (let n = 0; n < 2; n++) there.write(JSON.parse(JSON.stringify(copy)), 'ana@acme.test');
          expect(there.read(ID)).toEqual(copy);
          here.write(there.read(ID) ?? copy, 'ana@acme.test');
          expect(here.read(ID)).toEqual(copy);
        }
        for (const close of closers.splice(0)) close();
      }),
      { numRuns: 25 },
    );
  });

  it('is all there when two that were never one are united, and once', () => {
    fc.assert(
      fc.property(belongings, belongings, (newer, older) => {
        const both = unite(newer, older);
        expect(Belongings.parse(both)).toEqual(both);
        for (const of of [newer, older])
          for (const { name, email, vcard } of of.tables.contacts ?? [])
            expect(both.tables.contacts).toContainEqual(expect.objectContaining({ name, email, vcard }));
        expect(both.tables.contacts?.slice(0, newer.tables.contacts?.length)).toEqual(newer.tables.contacts);
        expect(unite(both, older)).toEqual(both);
        expect(unite(both, newer)).toEqual(both);
      }),
    );
  });

  it('changes with what the person does, and not with what Roundcube does by itself', () => {
    const { store, db } = open();
    db.exec(FIRST_LOGIN);
    expect(changedAt(store)).toBe(0);
    const acts = [
      "INSERT INTO contacts(user_id, name) VALUES(1, 'José')",
      "INSERT INTO contactgroups(user_id, name) VALUES(1, 'Amigos')",
      'INSERT INTO contactgroupmembers(contactgroup_id, contact_id) VALUES(1, 1)',
      'DELETE FROM contactgroupmembers',
      'UPDATE contacts SET del = 1',
      "UPDATE identities SET signature = 'Ana'",
      `UPDATE users SET preferences = 'a:1:{s:4:"skin";s:1:"x";}'`,
    ];
    for (const act of acts) {
      const before = changedAt(store);
      db.exec(act);
      expect([act, changedAt(store) > before]).toEqual([act, true]);
    }
    const before = changedAt(store);
    db.exec("UPDATE users SET last_login = datetime('now'), failed_login_counter = 2");
    expect(changedAt(store)).toBe(before);
    expect(Math.abs(Date.now() - before)).toBeLessThan(5000);
  });

  it('was there before the agent looked after it', () => {
    const { store, db, path } = open();
    db.exec(FIRST_LOGIN);
    db.exec("INSERT INTO contacts(user_id, name, changed) VALUES(1, 'José', '2026-03-01 12:00:00'); DROP TABLE relevo_person;");
    expect(() => store.people('all')).toThrow();
    const again = new WebmailStore(path, () => ROUNDCUBE);
    closers.push(() => again.close());
    expect(changedAt(again)).toBe(Date.parse('2026-03-01T12:00:00Z'));
  });

  it('leaves alone what a node of another version does not have', () => {
    const { db, path, store } = open();
    db.exec('ALTER TABLE contacts DROP COLUMN words; DROP TABLE responses; ALTER TABLE contacts ADD COLUMN colour TEXT');
    store.close();
    closers.shift();
    const older = new WebmailStore(path, () => ROUNDCUBE);
    closers.push(() => older.close());
    const [one] = fc.sample(
      belongings.filter(({ tables }) => (tables.contacts?.length ?? 0) > 0),
      1,
    );
    if (!one) throw new Error('none');
    older.write({ mailboxId: ID, changedAt: 5, level: true, belongings: one }, 'ana@acme.test');
    const back = Belongings.parse(older.read(ID)?.belongings);
    expect(back.tables).not.toHaveProperty('responses');
    expect(back.tables.contacts).toEqual(one.tables.contacts?.map(({ words, ...rest }) => rest));
    const { store: whole } = open();
    whole.write({ mailboxId: ID, changedAt: 4, level: true, belongings: one }, 'ana@acme.test');
    whole.write({ mailboxId: ID, changedAt: 5, level: true, belongings: back }, 'ana@acme.test');
    expect(whole.read(ID)?.belongings.tables.responses).toEqual(one.tables.responses);
  });
});

describe('preferences', () => {
  it.each([
    ['N;', true],
    ['a:0:{}', true],
    [`a:1:{${serialized('ñandú";O:1:"')}d:-1.5E+3;}`, true],
    ['O:8:"stdClass":0:{}', false],
    ['a:1:{i:0;O:8:"stdClass":0:{}}', false],
    ['a:1:{i:0;C:1:"X":0:{}}', false],
    ['a:1:{i:0;R:1;}', false],
    ['s:2:"abc";', false],
    ['a:2:{i:0;i:1;}', false],
    ['i:1;i:2;', false],
    [`${'a:1:{i:0;'.repeat(20)}N;${'}'.repeat(20)}`, true],
    // Deep enough, it would end whoever reads it.
    [`${'a:1:{i:0;'.repeat(100_000)}N;${'}'.repeat(100_000)}`, false],
  ])('%.60s holds nothing but plain values: %s', (text, expected) => expect(isPlain(text)).toBe(expected));
});
