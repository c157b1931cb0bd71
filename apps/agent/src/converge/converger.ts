import type { PairRecord, Receipt } from '@relevo/agent-protocol';
import type { DkimKeys } from '../files/dkim-keys.ts';
import type { HostKeys } from '../files/host-keys.ts';
import type { Installed } from '../files/install.ts';
import type { MailboxScripts } from '../files/sieve.ts';
import type { Api } from '../link/api.ts';
import { errorFields, type Log } from '../log.ts';
import { digestOf } from './digest.ts';
import type { Applied, NodeDb } from './node-db.ts';

export interface ConvergerParts {
  readonly api: Pick<Api, 'changes' | 'state' | 'digest' | 'receipt'>;
  readonly db: NodeDb;
  readonly keys: DkimKeys;
  readonly hostKeys: Pick<HostKeys, 'take' | 'whole'>;
  /** What nodes run for single mailboxes: automatic answers, people's own filters. */
  readonly scripts: readonly MailboxScripts[];
  readonly log: Log;
  /** Configuration files and services for this pair; slow, and rare. */
  readonly configure: (pair: PairRecord) => Promise<Installed>;
  /** Sessions that the new state no longer justifies. */
  readonly endSessions: (addresses: readonly string[]) => void;
}

/** Makes this node follow the desired state of its pair: one round at a time, woken by jobs and by the clock. */
export class Converger {
  readonly #parts: ConvergerParts;
  #running: Promise<void> | null = null;
  #again = false;
  /** Revision whose receipt the API has. */
  #reported = -1;
  #configured: Installed | null = null;
  #lastFailure: Error | null = null;
  /** Revision whose configuration is being put in place. */
  #configuring: number | null = null;
  #configurations: Promise<void> = Promise.resolve();

  constructor(parts: ConvergerParts) {
    this.#parts = parts;
  }

  /** The last refused or rolled back configuration, in the checker's words. */
  get configError(): string | null {
    return this.#configured?.outcome === 'applied' ? null : (this.#configured?.why ?? null);
  }

  get revision(): number {
    return this.#parts.db.revision;
  }

  /** A wake-up for a revision that is already here does nothing. Never throws: the clock comes back to what failed. */
  wake(revision?: number): Promise<void> {
    if (revision !== undefined && revision <= this.revision) return this.#running ?? Promise.resolve();
    this.#again = true;
    this.#running ??= this.#rounds().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Puts configuration and services as the last known pair wants them, also with the control plane away. */
  async configure(): Promise<Installed | null> {
    const { pair } = this.#parts.db;
    if (!pair) return null;
    this.#configured = await this.#parts.configure(pair);
    const { outcome, why } = this.#configured;
    if (outcome !== 'applied') this.#parts.log.error({ pairId: pair.id, outcome, why }, 'configuration not taken');
    return this.#configured;
  }

  /** Compares with the control plane's digest, and mends what differs. */
  async verify(): Promise<{ drift: boolean }> {
    const { api, db, keys, hostKeys, log } = this.#parts;
    for (;;) {
      await this.wake();
      const desired = await api.digest();
      if (desired.revision < db.revision) throw new Error('the control plane is behind this node');
      if (desired.revision > db.revision) {
        if (this.#lastFailure) throw this.#lastFailure;
        continue;
      }
      const own = digestOf(hostKeys.whole(db.pair), db.tables, keys);
      if (own === desired.digest) return { drift: false };
      log.warn({ revision: desired.revision, own, desired: desired.digest }, 'drift found');
      await this.#exclusive(() => this.#takeState());
      return { drift: true };
    }
  }

  async #rounds(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        await this.#round();
        this.#lastFailure = null;
      } catch (error) {
        this.#lastFailure = error instanceof Error ? error : new Error('not an error');
        this.#parts.log.warn({ revision: this.revision, ...errorFields(error) }, 'converge failed');
      }
    }
  }

  /** Waits for the round that runs, and keeps the next from starting. */
  async #exclusive(work: () => Promise<void>): Promise<void> {
    while (this.#running) await this.#running;
    this.#running = work().finally(() => {
      this.#running = null;
      if (this.#again) void this.wake();
    });
    await this.#running;
  }

  async #round(): Promise<void> {
    const { api, db, hostKeys } = this.#parts;
    if (db.revision < 0) return this.#takeState();
    for (;;) {
      const started = performance.now();
      const changes = await api.changes(db.revision);
      if (changes.to > db.revision) {
        for (const domain of changes.upserts.domains) this.#parts.keys.write(domain);
        for (const scripts of this.#parts.scripts) {
          for (const mailbox of changes.upserts.mailboxes) scripts.put(mailbox);
          for (const id of changes.deletes.mailboxes) scripts.remove(id);
        }
        const pair = changes.upserts.pair && hostKeys.take(changes.upserts.pair);
        await this.#settle(db.apply({ ...changes, upserts: { ...changes.upserts, pair } }), started);
      } else if (this.#reported < db.revision && this.#configuring !== db.revision) {
        await this.#report(db.revision, APPLIED, started);
      }
      if (changes.to >= changes.head) return;
    }
  }

  async #takeState(): Promise<void> {
    const started = performance.now();
    const state = await this.#parts.api.state();
    for (const domain of state.domains) this.#parts.keys.write(domain);
    for (const scripts of this.#parts.scripts) scripts.replace(state.mailboxes);
    const pair = this.#parts.hostKeys.take(state.pair);
    await this.#settle(this.#parts.db.replace({ ...state, pair }), started);
  }

  /** After the commit: what follows from it, and the receipt. */
  async #settle(applied: Applied, started: number): Promise<void> {
    if (applied.domainsChanged) this.#parts.keys.publish(this.#parts.db.tables.domains());
    if (applied.ended.length > 0) this.#parts.endSessions(applied.ended);
    if (applied.pairChanged) this.#configureAside(this.revision, started);
    else await this.#report(this.revision, APPLIED, started);
  }

  /** Configuration takes seconds and mailboxes do not wait for it: its receipt comes when it is done, for its own revision. */
  #configureAside(revision: number, started: number): void {
    this.#configuring = revision;
    this.#configurations = this.#configurations.then(async () => {
      const installed = await this.configure().catch((error): Installed => ({ outcome: 'rolled_back', why: String(error) }));
      if (this.#configuring === revision) this.#configuring = null;
      await this.#report(revision, installed ?? APPLIED, started);
    });
  }

  async #report(revision: number, installed: Installed, started: number): Promise<void> {
    const receipt: Receipt = {
      revision,
      outcome: installed.outcome,
      appliedAt: new Date().toISOString(),
      tookMs: Math.round((performance.now() - started) * 100) / 100,
      why: installed.outcome === 'applied' ? null : (installed.why ?? '').slice(0, 8000),
    };
    // The state is in place whether the API hears of it or not; the next round says it again.
    await this.#parts.api.receipt(receipt).then(
      () => {
        this.#reported = Math.max(this.#reported, revision);
      },
      (error) => this.#parts.log.warn({ revision, ...errorFields(error) }, 'receipt not taken'),
    );
  }
}

const APPLIED: Installed = { outcome: 'applied', why: null };
