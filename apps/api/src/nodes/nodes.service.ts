import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EnrolAnswer, EnrolRequest, Health, KeyAnswer, NextKey, Receipt } from '@relevo/agent-protocol';
import { Alarms } from '../alarms/alarms.service.js';
import { Audit } from '../audit/audit.service.js';
import type { AgentIdentity } from '../auth/access.decorators.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { type PlatformScope, platformScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { Live } from '../platform/events/live.js';
import type { NodeId } from '../platform/ids.js';
import { hashToken } from '../platform/secrets/sealer.js';
import { RedisAcl } from './redis-acl.js';

const TOKEN_MINUTES = 60;

/** The fleet's nodes: how one joins, what it proves and how it feels. */
@Injectable()
export class Nodes {
  constructor(
    private readonly database: Database,
    private readonly acl: RedisAcl,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly live: Live,
    private readonly alarms: Alarms,
  ) {}

  /** A token that enrols this node once within the hour; asking again makes the earlier ones void. */
  async createEnrolmentToken(scope: PlatformScope, nodeId: NodeId): Promise<Result<{ token: string; expiresAt: string }>> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + TOKEN_MINUTES * 60_000);
    return this.database.within(scope, async (tx) => {
      const node = await tx.selectFrom('node').select('name').where('id', '=', nodeId).executeTakeFirst();
      if (!node) return err('resource.not_found');
      await tx.deleteFrom('enrolment_token').where('node_id', '=', nodeId).where('used_at', 'is', null).execute();
      await tx
        .insertInto('enrolment_token')
        .values({ hash: hashToken(token), node_id: nodeId, expires_at: expiresAt })
        .execute();
      await this.audit.record(tx, scope.actor, [
        { tenantId: null, action: 'node.token_created', target: `node:${nodeId}`, label: node.name },
      ]);
      return ok({ token, expiresAt: expiresAt.toISOString() });
    });
  }

  /** Trades a one-time token for an identity: from now on the node's own key speaks for it. */
  async enrol(request: EnrolRequest): Promise<Result<EnrolAnswer, 'agent.refused'>> {
    const now = this.clock.now();
    const node = await this.database.within(platformScope, async (tx) => {
      const token = await tx
        .selectFrom('enrolment_token as e')
        .innerJoin('node as n', 'n.id', 'e.node_id')
        .select(['e.node_id', 'e.used_at', 'n.public_key'])
        .where('e.hash', '=', hashToken(request.token))
        .where('e.expires_at', '>', now)
        .forUpdate('e')
        .executeTakeFirst();
      // An answer may be lost on its way: the same key may ask again with its token, another key may not.
      const again = (token?.public_key as { x?: string } | null)?.x === request.publicKey.x;
      if (!token || (token.used_at && !again)) return null;
      await tx.updateTable('enrolment_token').set({ used_at: now }).where('hash', '=', hashToken(request.token)).execute();
      const row = await tx
        .updateTable('node')
        .set({
          public_key: JSON.stringify(request.publicKey),
          next_public_key: null,
          key_since: now,
          enrolled_at: now,
          revoked_at: null,
          agent_version: request.agentVersion,
          revision: 0,
        })
        .where('id', '=', token.node_id)
        .returning(['id', 'pair_id', 'name'])
        .executeTakeFirstOrThrow();
      if (again) return row;
      await tx.deleteFrom('ingest_cursor').where('node_id', '=', row.id).execute();
      await this.audit.record(tx, { id: `node:${row.id}`, name: row.name, address: null, requestId: null }, [
        { tenantId: null, action: 'node.enrolled', target: `node:${row.id}`, label: row.name },
      ]);
      return row;
    });
    if (!node) return err('agent.refused');
    const identity = { id: node.id as NodeId, publicKey: request.publicKey };
    await this.acl.grant(identity);
    return ok({ nodeId: node.id, pairId: node.pair_id, redis: await this.acl.credentials(identity) });
  }

  /** The key that is to follow; until its first use both are good. */
  async announceKey(agent: AgentIdentity, publicKey: NextKey['publicKey']): Promise<Result<null>> {
    if (agent.byNextKey) return ok(null);
    await this.database.platform
      .updateTable('node')
      .set({ next_public_key: JSON.stringify(publicKey) })
      .where('id', '=', agent.nodeId)
      .where('revoked_at', 'is', null)
      .execute();
    return ok(null);
  }

  /** Signed by the key that follows: it takes the place of the present one, which is refused from now on. Again: the same answer. */
  async confirmKey(agent: AgentIdentity): Promise<Result<KeyAnswer, 'agent.refused'>> {
    const row = await this.database.within(platformScope, async (tx) => {
      const kept = tx.selectFrom('node').select('public_key').where('id', '=', agent.nodeId).where('revoked_at', 'is', null);
      if (!agent.byNextKey) return kept.executeTakeFirst();
      const changed = await tx
        .updateTable('node')
        .set(({ ref }) => ({ public_key: ref('next_public_key'), next_public_key: null, key_since: this.clock.now() }))
        .where('id', '=', agent.nodeId)
        .where('next_public_key', 'is not', null)
        .where('revoked_at', 'is', null)
        .returning('public_key')
        .executeTakeFirst();
      if (!changed) return kept.executeTakeFirst();
      await this.audit.record(tx, { id: `node:${agent.nodeId}`, name: agent.name, address: null, requestId: null }, [
        { tenantId: null, action: 'node.key_changed', target: `node:${agent.nodeId}`, label: agent.name },
      ]);
      return changed;
    });
    if (!row?.public_key) return err('agent.refused');
    const identity = { id: agent.nodeId, publicKey: row.public_key as unknown as { x: string } };
    await this.acl.grant(identity);
    if (agent.byNextKey) await this.acl.disconnect(agent.nodeId);
    return ok({ redis: await this.acl.credentials(identity) });
  }

  /** From this moment its tokens are refused, those for enrolment too, and its Redis user is gone. */
  async revoke(scope: PlatformScope, nodeId: NodeId): Promise<Result<null>> {
    const found = await this.database.within(scope, async (tx) => {
      const row = await tx
        .updateTable('node')
        .set({ revoked_at: this.clock.now(), public_key: null, next_public_key: null })
        .where('id', '=', nodeId)
        .returning('name')
        .executeTakeFirst();
      await tx.deleteFrom('enrolment_token').where('node_id', '=', nodeId).execute();
      if (row)
        await this.audit.record(tx, scope.actor, [
          { tenantId: null, action: 'node.revoked', target: `node:${nodeId}`, label: row.name },
        ]);
      return row;
    });
    if (!found) return err('resource.not_found');
    await this.acl.revoke(nodeId);
    return ok(null);
  }

  /** A receipt may come twice; the first stands. One for a revision that the pair does not have is left out. */
  async takeReceipt(agent: AgentIdentity, receipt: Receipt): Promise<void> {
    const { rowCount } = await this.database.platformPool.query({
      name: 'receipt',
      text: `WITH p AS (SELECT id FROM pair WHERE id = $3 AND revision >= $2), r AS (
               INSERT INTO receipt (node_id, revision, pair_id, outcome, why, applied_at, took_ms) SELECT $1, $2, p.id, $4, $5, $6, $7 FROM p
               ON CONFLICT (node_id, revision) DO UPDATE SET outcome = $4, why = $5, applied_at = $6, took_ms = $7
                 WHERE receipt.outcome <> 'applied')
             UPDATE node SET last_seen_at = now(),
               revision = CASE WHEN $4 = 'applied' THEN greatest(revision, $2) ELSE revision END,
               config_error = CASE WHEN $4 = 'applied' THEN config_error ELSE $5 END
             WHERE id = $1 AND EXISTS (SELECT 1 FROM p)`,
      values: [agent.nodeId, receipt.revision, agent.pairId, receipt.outcome, receipt.why, receipt.appliedAt, receipt.tookMs],
    });
    if (rowCount === 0) {
      const facts = { revision: receipt.revision };
      await this.alarms.raise({ kind: 'agent.revision_ahead', subject: agent.nodeId, label: agent.name, facts });
      return;
    }
    this.live.publish(`pair:${agent.pairId}`, {
      type: 'receipt',
      revision: receipt.revision,
      nodeId: agent.nodeId,
      node: agent.name,
      outcome: receipt.outcome,
      appliedAt: receipt.appliedAt,
    });
  }

  async takeHealth(agent: AgentIdentity, health: Health): Promise<void> {
    await this.database.platformPool.query({
      name: 'health',
      text: `UPDATE node SET health = $2, last_seen_at = now(), agent_version = $3, config_error = $4,
             revision = least($5, (SELECT p.revision FROM pair p WHERE p.id = node.pair_id)) WHERE id = $1`,
      values: [agent.nodeId, JSON.stringify(health), health.agentVersion, health.configError, health.revision],
    });
    this.live.publish([`pair:${agent.pairId}`, 'platform'], { type: 'health', nodeId: agent.nodeId });
  }
}
