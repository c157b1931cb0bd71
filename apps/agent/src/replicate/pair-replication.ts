import type { TLSSocket } from 'node:tls';
import type { Health, PairRecord } from '@relevo/agent-protocol';
import type { Progress } from '../commands/executor.ts';
import type { RecordTables } from '../converge/tables.ts';
import type { Log } from '../log.ts';
import type { Memory } from '../memory.ts';
import type { Lesson, Teach } from '../quarantine/lessons.ts';
import { bringLevel } from './bring-level.ts';
import type { DoveadmCall } from './doveadm.ts';
import type { Purpose } from './pair-link.ts';
import { Replicator } from './replicator.ts';

export interface PairReplicationParts {
  readonly nodeId: string;
  readonly doveadm: DoveadmCall;
  readonly memory: Memory;
  readonly log: Log;
  readonly tables: Pick<RecordTables, 'addresses' | 'hasMailbox'>;
  readonly teach: Teach;
  readonly webmail: (socket: TLSSocket) => void;
  readonly onPeerGone: () => void;
}

const IDLE: Health['replication'] = { leader: false, dirty: 0, lagMs: 0, lastError: null, peerReachable: false };

/** Replication of the pair as it is now: begins anew when the pair's nodes or its secret change. */
export class PairReplication {
  readonly #parts: PairReplicationParts;
  #replicator: Replicator | null = null;
  #shape = '';

  constructor(parts: PairReplicationParts) {
    this.#parts = parts;
  }

  get health(): Health['replication'] {
    return this.#replicator?.health ?? IDLE;
  }

  follow(pair: PairRecord): void {
    const shape = JSON.stringify([pair.nodes, pair.replicationSecret]);
    if (shape === this.#shape) return;
    this.#replicator?.close();
    this.#shape = shape;
    const { nodeId, doveadm, memory, log, tables, teach, webmail, onPeerGone } = this.#parts;
    const exists = (address: string) => tables.hasMailbox(address);
    this.#replicator = new Replicator({
      pair,
      nodeId,
      doveadm,
      memory,
      log,
      addresses: () => tables.addresses(),
      exists,
      teach,
      webmail,
      onPeerGone,
    });
  }

  bringLevel(domains: readonly string[] | null, progress: Progress): Promise<Record<string, unknown>> {
    return this.bringLevelOf(this.#parts.tables.addresses(domains), progress);
  }

  async bringLevelOf(addresses: readonly string[], progress: Progress): Promise<Record<string, unknown>> {
    if (!this.#replicator) throw new Error('this node has no pair yet');
    return bringLevel(this.#replicator, addresses, progress);
  }

  /** A copied change that Dovecot's log does not tell: doveadm's own acts are kept out of it. */
  mark(address: string): void {
    this.#replicator?.mark(address);
  }

  async teachPeer(lesson: Lesson): Promise<void> {
    await this.#replicator?.teachPeer(lesson);
  }

  dial(purpose: Purpose): TLSSocket | null {
    return this.#replicator?.dial(purpose) ?? null;
  }

  stop(): void {
    this.#replicator?.close();
  }
}
