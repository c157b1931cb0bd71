import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PairState } from '@relevo/agent-protocol';
import { directoryOf, route } from '@relevo/mail-policy';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { NodeDb } from '../converge/node-db.ts';
import { address, domain, pairState } from '../converge/records.arbitrary.ts';
import { QUERIES } from './postfix-maps.ts';

const directory = mkdtempSync(join(tmpdir(), 'relevo-maps-'));
const node = new NodeDb(join(directory, 'node.db'), null);
const reader = new DatabaseSync(join(directory, 'node.db'), { readOnly: true });
afterAll(() => {
  reader.close();
  node.close();
  rmSync(directory, { recursive: true, force: true });
});

/** As the control plane makes sure: an address is one thing, and its domain exists. */
function consistent(state: PairState): PairState {
  const domains = state.domains.map((one) => ({ ...one, aliasOf: one.aliasOf === one.name ? null : one.aliasOf }));
  const names = new Set<string>();
  const once = <T extends { address: string }>(records: readonly T[]): T[] =>
    records.filter((record) => {
      const host = record.address.slice(record.address.indexOf('@') + 1);
      const fits = !names.has(record.address) && domains.some(({ name }) => name === host);
      names.add(record.address);
      return fits;
    });
  return { ...state, domains, mailboxes: once(state.mailboxes), aliases: once(state.aliases), lists: once(state.lists) };
}

function ask(state: PairState) {
  node.replace(state);
  // sqlite_table(5): a quote in the key is doubled.
  return (map: keyof typeof QUERIES, key: string): string[] =>
    reader
      .prepare(QUERIES[map].replaceAll('%s', key.replaceAll("'", "''")))
      .all()
      .map((row) => String(Object.values(row)[0]));
}

const recipient = fc.oneof(
  address,
  domain.map((host) => `postmaster@${host}`),
  domain.map((host) => `nobody@${host}`),
  fc.constant('x@outside.test'),
);

describe('the maps of node.db', () => {
  it('answer what the simulator answers, for whatever leads to whatever', () => {
    fc.assert(
      fc.property(pairState.map(consistent), fc.array(recipient, { minLength: 5, maxLength: 12 }), (state, recipients) => {
        const query = ask(state);
        const addresses = directoryOf(state);
        for (const to of recipients) {
          const expected = route(addresses, to);
          const ours = addresses.domain(to.slice(to.indexOf('@') + 1)) !== null;
          const ends = ours ? [...expected.mailboxes, ...expected.outside] : [];
          expect(query('aliases', to).sort(), to).toEqual(ends.sort());
          expect(query('lists', to).length > 0, to).toBe(expected.lists.some(({ post }) => post.kind !== 'anyone'));
          const refusal = query('refusals', to)[0] ?? null;
          const refuses = ends.length === 0 && ours && expected.refusing.length > 0;
          expect(refusal !== null, to).toBe(refuses);
          if (refusal) expect(expected.refusing.map(({ text }) => `550 5.2.1 ${text}`)).toContain(refusal);
        }
      }),
      { numRuns: 150 },
    );
  });

  it.each(['@acme.test', 'ana', ''])('say nothing to the key %j, which postfix asks as well', (key) => {
    const [state] = fc.sample(pairState, { seed: 3, numRuns: 1 }) as [PairState];
    const query = ask(consistent(state));
    for (const map of ['aliases', 'lists', 'refusals', 'mailboxes'] as const) expect(query(map, key)).toEqual([]);
  });
});
