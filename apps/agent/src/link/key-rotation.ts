import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import type { EnrolAnswer } from '@relevo/agent-protocol';
import { writeFileDurably } from '../files/write.ts';
import { errorFields, type Log } from '../log.ts';
import { type Api, ApiError } from './api.ts';
import type { Enrolled } from './enrolment.ts';
import { loadOrCreateKey, publicJwk } from './node-key.ts';

const DAY_MS = 86_400_000;

export interface RotationTools {
  /** Changed in place: every request after the change is signed by the new key. */
  readonly identity: Enrolled;
  readonly api: Api;
  readonly paths: { readonly privateKey: string; readonly identity: string };
  readonly everyDays: number;
  readonly reconnect: () => void;
  readonly log: Log;
}

/**
 * Changes the node's key without a stop: the next key is written beside, announced, and accepted together with the old one; the
 * first request that it signs ends the old. Wherever a crash falls, one of the two keys on disk is the one that the API takes.
 */
export class KeyRotation {
  readonly #tools: RotationTools;
  #running: Promise<void> | null = null;

  constructor(tools: RotationTools) {
    this.#tools = tools;
  }

  /** On a timer: finishes what was begun before a crash, and begins when the key has served its time. */
  async tick(now: Date): Promise<void> {
    const { paths, everyDays, log } = this.#tools;
    try {
      const due = now.getTime() - statSync(paths.privateKey).mtimeMs > everyDays * DAY_MS;
      if (due || existsSync(this.#next)) await this.rotate();
    } catch (error) {
      log.warn(errorFields(error), 'the key could not be changed yet');
    }
  }

  rotate(): Promise<void> {
    this.#running ??= this.#rotate().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #rotate(): Promise<void> {
    const { identity, api, paths, reconnect, log } = this.#tools;
    const old = identity.key;
    const next = loadOrCreateKey(this.#next);
    await api.announceKey(publicJwk(next));
    identity.key = next;
    let redis: EnrolAnswer['redis'];
    try {
      redis = (await api.confirmKey()).redis;
    } catch (error) {
      // Unheard or refused: the old key holds until the new one is taken, and announcing it again does no harm.
      identity.key = old;
      if (error instanceof ApiError && error.status === 401) rmSync(this.#next, { force: true });
      throw error;
    }
    const kept = JSON.parse(readFileSync(paths.identity, 'utf8'));
    writeFileDurably(paths.identity, JSON.stringify({ ...kept, redis }), { mode: 0o600 });
    renameSync(this.#next, paths.privateKey);
    identity.redis = { ...redis, url: identity.redis.url };
    reconnect();
    log.info({ nodeId: identity.nodeId }, 'key changed');
  }

  get #next(): string {
    return `${this.#tools.paths.privateKey}.next`;
  }
}
