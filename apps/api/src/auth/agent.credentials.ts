import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AGENT_AUDIENCE } from '@relevo/agent-protocol';
import type { FastifyRequest } from 'fastify';
import { Redis } from 'ioredis';
import { decodeJwt, importJWK, type JWK, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/errors/result.js';
import type { NodeId, PairId } from '../platform/ids.js';
import type { AgentIdentity } from './access.decorators.js';

/** Longest life of a request token, and so how long its id must be remembered. */
const TOKEN_SECONDS = 60;
const Claims = z.object({
  iss: z.uuid(),
  jti: z.string().min(8).max(100),
  htm: z.string(),
  htu: z.string(),
  bsh: z.string(),
  iat: z.number(),
  exp: z.number(),
});

interface NodeKeys {
  readonly id: NodeId;
  readonly pair_id: PairId;
  readonly name: string;
  readonly public_key: JWK;
  readonly next_public_key: JWK | null;
}

/** Proves an agent's request: EdDSA by the key that the node made, bound to method, path and body, and taken once. */
@Injectable()
export class AgentCredentials implements OnApplicationShutdown {
  readonly #redis: Redis;
  /** Stands in while Redis is away: one process then remembers for itself. */
  readonly #seen = new Map<string, number>();

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) config: Config,
  ) {
    this.#redis = new Redis(config.REDIS_URL, { maxRetriesPerRequest: 0, enableOfflineQueue: false }).on('error', () => {});
  }

  /** @throws Problem `agent.refused`, without saying which check failed */
  async verify(request: FastifyRequest): Promise<AgentIdentity> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!token) throw new Problem('agent.refused');
    const node = await this.#nodeOf(token);
    const { claims, byNextKey } = await this.#claims(token, node);
    const bodyHash = createHash('sha256')
      .update(request.rawBody ?? '')
      .digest('base64url');
    const bound = claims.htm === request.method && claims.htu === request.url && claims.bsh === bodyHash;
    if (!bound || claims.exp - claims.iat > TOKEN_SECONDS || !(await this.#firstUse(`${claims.iss}:${claims.jti}`)))
      throw new Problem('agent.refused');
    return { nodeId: node.id, pairId: node.pair_id, name: node.name, byNextKey };
  }

  /** One query per request and no cache: a revoked node is out at once. */
  async #nodeOf(token: string): Promise<NodeKeys> {
    const issuer = z.uuid().safeParse(safely(() => decodeJwt(token))?.iss);
    if (!issuer.success) throw new Problem('agent.refused');
    const { rows } = await this.database.platformPool.query({
      name: 'agent',
      text: 'SELECT id, pair_id, name, public_key, next_public_key FROM node WHERE id = $1 AND public_key IS NOT NULL AND revoked_at IS NULL',
      values: [issuer.data],
    });
    if (!rows[0]) throw new Problem('agent.refused');
    return rows[0];
  }

  /** By the present key, or by the one that is to follow it. */
  async #claims(token: string, node: NodeKeys): Promise<{ claims: z.infer<typeof Claims>; byNextKey: boolean }> {
    const claims = await this.#signedBy(token, node.public_key);
    if (claims) return { claims, byNextKey: false };
    const next = node.next_public_key && (await this.#signedBy(token, node.next_public_key));
    if (!next) throw new Problem('agent.refused');
    return { claims: next, byNextKey: true };
  }

  async #signedBy(token: string, publicKey: JWK): Promise<z.infer<typeof Claims> | null> {
    try {
      const { payload }: { payload: JWTPayload } = await jwtVerify(token, await importJWK(publicKey, 'EdDSA'), {
        algorithms: ['EdDSA'],
        audience: AGENT_AUDIENCE,
        clockTolerance: 30,
        // Also refuses a token from the future, which would outlive the memory of its id.
        maxTokenAge: TOKEN_SECONDS,
      });
      return Claims.parse(payload);
    } catch {
      return null;
    }
  }

  async #firstUse(id: string): Promise<boolean> {
    const now = Date.now();
    for (const [old, until] of this.#seen) {
      if (until > now) break;
      this.#seen.delete(old);
    }
    if (this.#seen.has(id)) return false;
    this.#seen.set(id, now + 2 * TOKEN_SECONDS * 1000);
    try {
      return (await this.#redis.set(`relevo:jti:${id}`, '1', 'EX', 2 * TOKEN_SECONDS, 'NX')) === 'OK';
    } catch {
      return true;
    }
  }

  onApplicationShutdown(): void {
    this.#redis.disconnect();
  }
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
