import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { nodeQueueName } from '@relevo/agent-protocol';
import { Redis } from 'ioredis';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import type { NodeId } from '../platform/ids.js';
import { LOG, type Log } from '../platform/log/log.js';
import { PlatformSecrets } from '../platform/secrets/platform-secrets.js';

/** What BullMQ's worker and its Lua scripts need; nothing that names keys of others (SCAN, KEYS) or administers. */
const ALLOWED = [
  '-@all',
  '+@read',
  '+@write',
  '+@blocking',
  '+@connection',
  '+@transaction',
  // FUNCTION LOAD, DELETE and FLUSH count as writes and name no key.
  '-@scripting',
  '+eval',
  '+evalsha',
  '+script|load',
  '+script|exists',
  '+info',
  '+time',
  '-@dangerous',
  '+info',
  '-scan',
  '-randomkey',
  '-dbsize',
  '-select',
  '-client',
  '+client|setname',
  '+client|id',
  '-flushall',
  '-flushdb',
];

const PREFIX = 'node-';
const userOf = (nodeId: string): string => `${PREFIX}${nodeId}`;
export interface NodeKey {
  readonly id: NodeId;
  readonly publicKey: { readonly x: string };
}

/**
 * One Redis user per node that can touch the keys of its own queue alone. ACLs live in Redis's memory: they are set again at
 * each start and each reconnection, from the fleet in PostgreSQL.
 */
@Injectable()
export class RedisAcl implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #redis: Redis;

  constructor(
    private readonly database: Database,
    private readonly secrets: PlatformSecrets,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#redis = new Redis(config.REDIS_URL, { lazyConnect: true, maxRetriesPerRequest: null }).on('error', () => {});
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#redis.on('ready', () => void this.#applyAll());
    await this.#redis.connect().catch(() => this.log.warn('Redis is away; node users will be set when it is back'));
  }

  /** The password follows the node's key: what a revoked node knew opens nothing when a successor enrols under the same id. */
  async credentials({ id, publicKey }: NodeKey): Promise<{ url: string; username: string; password: string }> {
    const url = new URL(this.config.NODE_REDIS_URL ?? this.config.REDIS_URL);
    url.username = '';
    url.password = '';
    return { url: url.href, username: userOf(id), password: await this.secrets.derive('redis', `${id}:${publicKey.x}`) };
  }

  /** Never throws: without Redis the agent polls, and the user is set when Redis is back. */
  async grant(node: NodeKey): Promise<void> {
    const { username, password } = await this.credentials(node);
    const keys = `~bull:${nodeQueueName(node.id)}:*`;
    try {
      await this.#redis.call('ACL', 'SETUSER', username, 'reset', 'on', `>${password}`, keys, 'resetchannels', ...ALLOWED);
    } catch (error) {
      // The library's error carries the command, password included: its message alone is safe.
      this.log.error({ nodeId: node.id, error: (error as Error).message }, 'the node user could not be set in Redis');
    }
  }

  /** Ends what was opened with an earlier password. */
  async disconnect(nodeId: NodeId): Promise<void> {
    await this.#redis.call('CLIENT', 'KILL', 'USER', userOf(nodeId)).catch(() => {});
  }

  /** Removing the user closes its connections as well. */
  async revoke(nodeId: NodeId): Promise<void> {
    await this.#redis.call('ACL', 'DELUSER', userOf(nodeId));
  }

  async #applyAll(): Promise<void> {
    try {
      const users = (await this.#redis.call('ACL', 'USERS')) as string[];
      const nodes = await this.database.platform
        .selectFrom('node')
        .select(['id', 'public_key'])
        .where('public_key', 'is not', null)
        .where('revoked_at', 'is', null)
        .execute();
      for (const node of nodes)
        await this.grant({ id: node.id as NodeId, publicKey: node.public_key as unknown as { x: string } });
      // Revoked while Redis was away.
      const known = new Set(nodes.map((node) => userOf(node.id)));
      for (const user of users) if (user.startsWith(PREFIX) && !known.has(user)) await this.#redis.call('ACL', 'DELUSER', user);
    } catch (error) {
      this.log.error({ err: error }, 'node users could not be set in Redis');
    }
  }

  onApplicationShutdown(): void {
    this.#redis.disconnect();
  }
}
