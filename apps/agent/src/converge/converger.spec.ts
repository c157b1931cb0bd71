import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Changes, PairState, Receipt } from '@relevo/agent-protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DkimKeys } from '../files/dkim-keys.ts';
import type { Installed } from '../files/install.ts';
import { MailboxScripts } from '../files/sieve.ts';
import { vacationScript } from '../files/vacation.ts';
import { createLog } from '../log.ts';
import { Converger } from './converger.ts';
import { digestOf } from './digest.ts';
import { NodeDb } from './node-db.ts';
import { EMPTY, PAIR } from './records.arbitrary.ts';

let directory: string;
let db: NodeDb;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'relevo-converger-'));
  db = new NodeDb(join(directory, 'node.db'), null);
});
afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true, force: true });
});

/** A control plane with one alias per revision. */
class FakeApi {
  head = 3;
  step = 2;
  away = false;
  receipts: Receipt[] = [];
  asked = 0;
  #alias = (revision: number) => ({
    id: `0198f000-0000-7000-8000-${String(revision).padStart(12, '0')}`,
    tenantId: PAIR.id,
    address: `r${revision}@acme.test`,
    domain: 'acme.test',
    targets: ['ana@acme.test'],
  });
  #upTo = (revision: number) => Array.from({ length: revision }, (_, n) => this.#alias(n + 1));

  state = async (): Promise<PairState> => {
    this.#check();
    return { ...EMPTY, revision: this.head, pair: PAIR, aliases: this.#upTo(this.head) };
  };
  changes = async (after: number): Promise<Changes> => {
    this.#check();
    const to = Math.min(after + this.step, this.head);
    const aliases = this.#upTo(to).slice(after);
    const deletes = { domains: [], mailboxes: [], aliases: [], lists: [] };
    return { after, to, head: this.head, upserts: { ...EMPTY, pair: null, aliases }, deletes };
  };
  digest = async () => {
    const other = new NodeDb(join(directory, `${this.asked++}`, 'other.db'), null);
    other.replace(await this.state());
    const digest = digestOf(other.pair, other.tables, { read: () => null });
    other.close();
    return { revision: this.head, digest };
  };
  receipt = async (receipt: Receipt) => {
    this.#check();
    this.receipts.push(receipt);
  };
  #check(): void {
    this.asked++;
    if (this.away) throw new Error('connect ECONNREFUSED');
  }
}

function start(api: FakeApi, installed: Installed = { outcome: 'applied', why: null }) {
  const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const keys = new DkimKeys(join(directory, 'dkim'), owner);
  const scripts = [new MailboxScripts(join(directory, 'sieve'), owner, vacationScript)];
  return new Converger({
    api,
    db,
    keys,
    hostKeys: { take: (pair) => pair, whole: (pair) => pair },
    scripts,
    log: createLog('silent'),
    configure: async () => installed,
    endSessions: () => {},
  });
}

describe('Converger', () => {
  it('takes the whole state first, then changes until it is at the head, with a receipt for each step', async () => {
    const api = new FakeApi();
    const converger = start(api);
    await converger.wake();
    api.head = 8;
    await converger.wake(8);
    expect(api.receipts.map(({ revision, outcome }) => [revision, outcome])).toEqual([
      [3, 'applied'],
      [5, 'applied'],
      [7, 'applied'],
      [8, 'applied'],
    ]);
    expect([...db.tables.aliases()]).toHaveLength(8);
  });

  it('does nothing for a wake-up that it has reached', async () => {
    const api = new FakeApi();
    const converger = start(api);
    await converger.wake();
    const { asked } = api;
    await converger.wake(3);
    expect(api.asked).toBe(asked);
  });

  it('is where it was while the control plane is away, and repeats a receipt that was lost', async () => {
    const api = new FakeApi();
    const converger = start(api);
    await converger.wake();
    const { receipt } = api;
    api.receipt = async () => {
      throw new Error('away');
    };
    api.head = 4;
    await converger.wake();
    api.receipt = receipt;
    api.away = true;
    await converger.wake();
    api.away = false;
    await converger.wake();
    expect(api.receipts.map(({ revision }) => revision)).toEqual([3, 4]);
  });

  it('reports a refused configuration with the words of its checker, and the data is there all the same', async () => {
    const api = new FakeApi();
    const converger = start(api, { outcome: 'refused', why: 'postconf: warning: unused parameter' });
    await converger.wake();
    expect(api.receipts[0]).toMatchObject({ revision: 3, outcome: 'refused', why: 'postconf: warning: unused parameter' });
    expect([converger.configError, [...db.tables.aliases()].length]).toEqual(['postconf: warning: unused parameter', 3]);
  });

  it('finds drift and mends it', async () => {
    const api = new FakeApi();
    const converger = start(api);
    expect(await converger.verify()).toEqual({ drift: false });
    db.tables.deleteAlias('0198f000-0000-7000-8000-000000000002');
    expect(await converger.verify()).toEqual({ drift: true });
    expect(await converger.verify()).toEqual({ drift: false });
  });
});
