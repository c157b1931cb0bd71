import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import { newId } from '../platform/ids.js';
import { hashToken, Sealer } from '../platform/secrets/sealer.js';

export interface SeedNode {
  readonly name: string;
  readonly role: 'primary' | 'standby';
  readonly host: string;
  readonly address: string;
}

/** One pair with its nodes, and a fresh enrolment token for each. */
@Injectable()
export class FleetSeed {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
  ) {}

  /** @returns tokens by node name; a node that is enrolled already does not need its own */
  async ensure(nodes: readonly SeedNode[]): Promise<Record<string, string>> {
    return this.database.within(platformScope, async (tx) => {
      const known = await tx.selectFrom('pair').select('id').where('name', '=', 'pair-1').executeTakeFirst();
      const pairId = known?.id ?? newId();
      if (!known) {
        const replication_secret = this.sealer.seal(randomBytes(24).toString('base64url'), `pair:${pairId}`);
        await tx
          .insertInto('pair')
          .values({ id: pairId, name: 'pair-1', replication_secret, capacity_mailboxes: 50_000 })
          .execute();
      }
      const tokens: Record<string, string> = {};
      let moved = !known;
      for (const node of nodes) {
        const id = newId();
        const row = await tx
          .insertInto('node')
          .values({ id, pair_id: pairId, ...node })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ address: node.address, host: node.host }))
          .returning(['id', sql<boolean>`xmax = 0`.as('made')])
          .executeTakeFirstOrThrow();
        moved ||= row.made;
        const token = randomBytes(32).toString('base64url');
        await tx
          .insertInto('enrolment_token')
          .values({ hash: hashToken(token), node_id: row.id, expires_at: new Date(Date.now() + 3_600_000) })
          .execute();
        tokens[node.name] = token;
      }
      if (moved) {
        const { revision } = await tx
          .updateTable('pair')
          .set((e) => ({ revision: e('revision', '+', 1) }))
          .where('id', '=', pairId)
          .returning('revision')
          .executeTakeFirstOrThrow();
        await tx
          .insertInto('change')
          .values({
            pair_id: pairId,
            revision,
            entity: 'pair',
            entity_id: pairId,
            label: 'pair-1',
            action: 'pair.created',
            actor: 'Relevo',
          })
          .execute();
      }
      await tx.insertInto('zone_change').values({ tenant_id: null }).execute();
      return tokens;
    });
  }
}
