import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Changes } from '../changes/changes.service.js';
import { hashGeneratedPassword } from '../mailboxes/password.rules.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import { newId, type PairId } from '../platform/ids.js';
import { Sealer } from '../platform/secrets/sealer.js';

export interface Sender {
  readonly address: string;
  readonly password: string;
  /** Nodes of its pair that know it, the primary first. */
  readonly nodes: readonly { readonly name: string; readonly host: string; readonly address: string }[];
}

/** The log-in by which the platform submits its own e-mails, through the first pair whose nodes are there. */
@Injectable()
export class SystemSender {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly sealer: Sealer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null while no pair can take e-mails: none is there, or the log-in that was just made is not active yet. */
  async find(): Promise<Sender | null> {
    const { rows } = await this.database.platformPool.query<{
      id: PairId;
      password: string | null;
      nodes: (Sender['nodes'][number] & { ready: boolean })[];
    }>(
      `SELECT p.id, p.sender_password AS password,
         json_agg(json_build_object('name', n.name, 'host', n.host, 'address', host(n.address),
           'ready', n.last_seen_at > now() - interval '30 seconds' AND n.revision >= coalesce(c.revision, 0)) ORDER BY n.role) AS nodes
       FROM pair p JOIN node n ON n.pair_id = p.id AND n.revoked_at IS NULL AND n.public_key IS NOT NULL
       LEFT JOIN LATERAL (SELECT min(revision) AS revision FROM change WHERE pair_id = p.id AND entity_id = p.sender_id) c ON true
       GROUP BY p.id HAVING bool_or(n.last_seen_at > now() - interval '30 seconds')
       ORDER BY p.sender_id IS NULL, p.created_at LIMIT 1`,
    );
    const pair = rows[0];
    if (!pair) return null;
    if (pair.password === null) {
      await this.#make(pair.id);
      return null;
    }
    const nodes = pair.nodes.filter((node) => node.ready);
    if (nodes.length === 0) return null;
    return { address: this.address, password: this.sealer.open(pair.password, `sender:${pair.id}`), nodes };
  }

  get address(): string {
    return `no-responder@${this.config.PLATFORM_DOMAIN}`;
  }

  async #make(pairId: PairId): Promise<void> {
    const id = newId<string>();
    const password = randomBytes(24).toString('base64url');
    await this.changes.commit(platformScope, pairId, async (tx, recorder) => {
      await recorder.reserve();
      const made = await tx
        .updateTable('pair')
        .set({
          sender_id: id,
          sender_password: this.sealer.seal(password, `sender:${pairId}`),
          sender_hash: hashGeneratedPassword(password),
        })
        .where('id', '=', pairId)
        .where('sender_id', 'is', null)
        .executeTakeFirst();
      // Another worker was faster; its change stands for this one too.
      const label = this.address;
      const entityId = made.numUpdatedRows > 0n ? id : pairId;
      recorder.record({
        entity: made.numUpdatedRows > 0n ? 'mailbox' : 'pair',
        entityId,
        tenantId: null,
        label,
        action: 'pair.sender_created',
      });
    });
  }
}
