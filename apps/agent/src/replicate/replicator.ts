import { randomUUID } from 'node:crypto';
import type { Server } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Health, PairRecord } from '@relevo/agent-protocol';
import { DOVEADM_PORT, DOVECOT_INFO_LOG } from '../files/dovecot.ts';
import { pairLinkKey } from '../files/pair-secrets.ts';
import { leads, peerOf, selfOf } from '../files/rendered.ts';
import { errorFields, type Log } from '../log.ts';
import type { Memory } from '../memory.ts';
import { LogFollower } from '../observe/follower.ts';
import { watchFile } from '../observe/watch.ts';
import { type Teach, takeLesson, teachPeer } from '../quarantine/lessons.ts';
import { alignPeer, takeAlignment } from './alignment.ts';
import { DirtySet, type Source, type Taken } from './dirty-set.ts';
import type { DoveadmCall } from './doveadm.ts';
import { changedMailbox } from './dovecot-log.ts';
import { MarkSender, takeMarks } from './marks.ts';
import { dialPair, type Purpose, servePairLink, toDoveadm } from './pair-link.ts';
import { Syncer } from './syncer.ts';
import { openTunnel } from './tunnel.ts';

export interface ReplicatorParts {
  readonly pair: PairRecord;
  readonly nodeId: string;
  readonly doveadm: DoveadmCall;
  readonly memory: Memory;
  readonly log: Log;
  /** Every address that has a mailbox now. */
  readonly addresses: () => Iterable<string>;
  readonly exists: (address: string) => boolean;
  /** Takes what the other node saw its people teach. */
  readonly teach: Teach;
  /** Takes what people of the other node changed in the webmail. */
  readonly webmail: (socket: TLSSocket) => void;
  /** The link to the other node ended. */
  readonly onPeerGone: () => void;
}

const WORKERS = 4;

/**
 * Keeps the contents of a pair's mailboxes level. The leader copies, for its own changes and for those the follower tells it
 * of: with two drivers 13 of 500 concurrent deliveries were doubled, with one leader 1.
 */
export class Replicator {
  readonly #parts: ReplicatorParts;
  readonly #dirty = new DirtySet();
  readonly #syncer: Syncer;
  readonly #leader: boolean;
  readonly #closers: (() => void)[] = [];
  #sender: MarkSender | null = null;
  #followers = 0;
  #followerBoot: string | null = null;
  #lastError: string | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(parts: ReplicatorParts) {
    this.#parts = parts;
    this.#leader = leads(parts.pair, parts.nodeId);
    const peer = peerOf(parts.pair, parts.nodeId);
    const key = pairLinkKey(parts.pair.replicationSecret);
    const align = (address: string) =>
      peer ? alignPeer(parts.doveadm, { address: peer.address, key }, address) : Promise.resolve();
    this.#syncer = new Syncer(parts.doveadm, parts.memory, align);
    if (!peer) return;
    const failed = (error: Error) => this.#fail(error);
    const incoming = {
      doveadm: (socket: Parameters<typeof toDoveadm>[0]) => toDoveadm(socket, DOVEADM_PORT),
      marks: (socket: Parameters<typeof takeMarks>[0]) => this.#takeFollower(socket),
      align: (socket: Parameters<typeof takeAlignment>[0]) => takeAlignment(socket, parts.doveadm),
      learn: (socket: Parameters<typeof takeLesson>[0]) => takeLesson(socket, parts.teach),
      webmail: parts.webmail,
    };
    this.#closeLater(servePairLink(selfOf(parts.pair, parts.nodeId).address, key, incoming, failed));
    if (this.#leader) {
      this.#closeLater(openTunnel(peer.address, key, failed));
      this.#sweep();
    } else {
      this.#sender = new MarkSender(peer.address, key, randomUUID(), () => {
        if (!this.#sender?.connected && !this.#closed) parts.onPeerGone();
      });
    }
    this.#followLog();
  }

  get health(): Health['replication'] {
    const now = Date.now();
    return {
      leader: this.#leader,
      dirty: this.#sender ? this.#sender.unacknowledged : this.#dirty.size,
      lagMs: this.#sender ? this.#sender.lagMs(now) : this.#dirty.lagMs(now),
      lastError: this.#lastError,
      peerReachable: this.#peerReachable,
    };
  }

  /** A change that Dovecot's log does not tell, or a wish to be sure. */
  mark(address: string, source: Source = 'local'): void {
    if (this.#sender) this.#sender.mark(address);
    else this.#dirty.mark(address, source, Date.now());
    this.#pump();
  }

  /** How many of these are known to differ. */
  open(addresses: readonly string[]): number {
    if (this.#sender) return this.#sender.unacknowledged;
    return addresses.reduce((count, address) => count + Number(this.#dirty.has(address)), 0);
  }

  /** What was taught here is taught there as well: each node has statistics of its own. */
  async teachPeer(lesson: Parameters<Teach>[0]): Promise<void> {
    const peer = peerOf(this.#parts.pair, this.#parts.nodeId);
    if (peer) await teachPeer(peer.address, pairLinkKey(this.#parts.pair.replicationSecret), lesson);
  }

  /** Null when this node has no other. */
  dial(purpose: Purpose): TLSSocket | null {
    const peer = peerOf(this.#parts.pair, this.#parts.nodeId);
    return peer ? dialPair(peer.address, pairLinkKey(this.#parts.pair.replicationSecret), purpose) : null;
  }

  isLevel(addresses: readonly string[]): boolean {
    return this.open(addresses) === 0;
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#sender?.close();
    for (const close of this.#closers) close();
    this.#syncer.save();
  }

  get #peerReachable(): boolean {
    return this.#sender ? this.#sender.connected : this.#followers > 0;
  }

  #takeFollower(socket: Parameters<typeof takeMarks>[0]): void {
    if (!this.#leader) {
      socket.destroy();
      return;
    }
    this.#closers.push(() => socket.destroy());
    this.#followers++;
    takeMarks(socket, {
      hello: (boot) => {
        // A follower whose agent was away may have missed changes of its own Dovecot; one that merely lost us kept them.
        if (boot !== this.#followerBoot) this.#sweep();
        this.#followerBoot = boot;
        this.#dirty.hurry();
        this.#parts.log.info({ dirty: this.#dirty.size }, 'peer is there');
        this.#pump();
      },
      mark: (address) => this.mark(address, 'peer'),
      gone: () => {
        this.#followers--;
        if (this.#closed) return;
        this.#parts.log.warn('peer is gone');
        if (!this.#peerReachable) this.#parts.onPeerGone();
      },
    });
  }

  #followLog(): void {
    const follower = new LogFollower(DOVECOT_INFO_LOG, null);
    follower.skipToEnd();
    const read = () => {
      for (const { text } of follower.read(5000)) {
        const address = changedMailbox(text);
        if (address) this.mark(address);
      }
    };
    const watcher = watchFile(DOVECOT_INFO_LOG, read);
    this.#closers.push(() => {
      watcher.close();
      follower.close();
    });
  }

  #sweep(): void {
    for (const address of this.#parts.addresses()) this.#dirty.mark(address, 'sweep', Date.now());
  }

  #pump(): void {
    if (this.#closed || !this.#leader || !this.#peerReachable) return;
    while (this.#dirty.running < WORKERS) {
      const taken = this.#dirty.take(Date.now());
      if (!taken) break;
      if (this.#parts.exists(taken.address)) void this.#copy(taken);
      else {
        this.#dirty.forget(taken.address);
        this.#syncer.forget(taken.address);
      }
    }
    this.#comeBack();
  }

  /** Sets the clock for the next retry, if there is one. */
  #comeBack(): void {
    if (this.#timer) clearTimeout(this.#timer);
    const next = this.#dirty.nextAt();
    this.#timer = next === null ? null : setTimeout(() => this.#pump(), Math.max(20, next - Date.now()));
  }

  async #copy(taken: Taken): Promise<void> {
    const { address } = taken;
    try {
      await this.#syncer.sync(taken);
      this.#dirty.succeeded(address);
      if (this.#dirty.size === 0) this.#lastError = null;
    } catch (error) {
      this.#dirty.failed(address, Date.now());
      if (!this.#closed) this.#fail(error);
    }
    this.#pump();
  }

  #fail(error: unknown): void {
    const fields = errorFields(error);
    if (this.#lastError !== fields.error) this.#parts.log.warn(fields, 'replication');
    this.#lastError = fields.error;
  }

  #closeLater(server: Server): void {
    this.#closers.push(() => server.close());
  }
}
