import { Inject, Injectable } from '@nestjs/common';
import {
  type AliasRecord,
  type Changes,
  type DomainRecord,
  type MailboxRecord,
  type PairRecord,
  type PairState,
  StateDigest,
} from '@relevo/agent-protocol';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { PairScope } from '../platform/database/scope.js';
import type { PairId } from '../platform/ids.js';
import { Sealer } from '../platform/secrets/sealer.js';

/** What a pair must run, rendered from PostgreSQL, always from one snapshot. */
@Injectable()
export class DesiredState {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The records that revisions `after < r <= to` touched, as they are now; at most `limit` revisions at once. */
  changes(pairId: PairId, after: number, limit: number): Promise<Changes> {
    return this.#snapshot(pairId, async (tx) => {
      const head = await this.#revision(tx, pairId);
      const to = Math.min(head, after + limit);
      const touched =
        to > after
          ? await tx
              .selectFrom('change')
              .select(['entity', 'entity_id'])
              .distinct()
              .where('pair_id', '=', pairId)
              .where('revision', '>', after)
              .where('revision', '<=', to)
              .execute()
          : [];
      const idsOf = (entity: string) => touched.filter((row) => row.entity === entity).map((row) => row.entity_id);
      const [domains, mailboxes, aliases] = [
        await this.#domains(tx, pairId, idsOf('domain')),
        await this.#mailboxes(tx, pairId, idsOf('mailbox')),
        await this.#aliases(tx, pairId, idsOf('alias')),
      ];
      const gone = (entity: string, found: readonly { id: string }[]) => {
        const present = new Set(found.map((record) => record.id));
        return idsOf(entity).filter((id) => !present.has(id));
      };
      return {
        after,
        to,
        head,
        upserts: { pair: idsOf('pair').length > 0 ? await this.#pair(tx, pairId) : null, domains, mailboxes, aliases },
        deletes: { domains: gone('domain', domains), mailboxes: gone('mailbox', mailboxes), aliases: gone('alias', aliases) },
      };
    });
  }

  whole(pairId: PairId): Promise<PairState> {
    return this.#snapshot(pairId, async (tx) => ({
      revision: await this.#revision(tx, pairId),
      pair: await this.#pair(tx, pairId),
      domains: await this.#domains(tx, pairId, null),
      mailboxes: await this.#mailboxes(tx, pairId, null),
      aliases: await this.#aliases(tx, pairId, null),
    }));
  }

  async digest(pairId: PairId): Promise<{ revision: number; digest: string }> {
    const state = await this.whole(pairId);
    const digest = new StateDigest().add('pair', state.pair);
    for (const domain of state.domains) digest.add('domain', domain);
    for (const mailbox of state.mailboxes) digest.add('mailbox', mailbox);
    for (const alias of state.aliases) digest.add('alias', alias);
    return { revision: state.revision, digest: digest.toString() };
  }

  #snapshot<T>(pairId: PairId, work: (tx: Tx) => Promise<T>): Promise<T> {
    const scope: PairScope = { kind: 'pair', pairId };
    return this.database.within(scope, work, { snapshot: true });
  }

  async #revision(tx: Tx, pairId: PairId): Promise<number> {
    return (await tx.selectFrom('pair').select('revision').where('id', '=', pairId).executeTakeFirstOrThrow()).revision;
  }

  async #pair(tx: Tx, pairId: PairId): Promise<PairRecord> {
    const pair = await tx.selectFrom('pair').selectAll().where('id', '=', pairId).executeTakeFirstOrThrow();
    const nodes = await tx
      .selectFrom('node')
      .select(['id', 'name', 'role', 'host', 'address'])
      .where('pair_id', '=', pairId)
      .orderBy('role')
      .execute();
    return {
      id: pair.id,
      name: pair.name,
      nodes: nodes.map((node) => ({ ...node, role: node.role as 'primary' | 'standby' })),
      replicationSecret: this.sealer.open(pair.replication_secret, `pair:${pair.id}`),
      messageSizeLimitMb: pair.message_size_limit_mb,
      overrides: { postfix: pair.overrides_postfix, dovecot: pair.overrides_dovecot },
    };
  }

  async #domains(tx: Tx, pairId: PairId, ids: string[] | null): Promise<DomainRecord[]> {
    if (ids?.length === 0) return [];
    let query = tx
      .selectFrom('domain')
      .select(['id', 'tenant_id', 'name', 'dkim_selector', 'dkim_private'])
      .where('pair_id', '=', pairId);
    if (ids) query = query.where('id', 'in', ids);
    return (await query.execute()).map((row) => ({
      id: row.id,
      tenantId: row.tenant_id,
      name: row.name,
      dkim: { selector: row.dkim_selector, privateKey: this.sealer.open(row.dkim_private, `dkim:${row.id}`) },
    }));
  }

  async #mailboxes(tx: Tx, pairId: PairId, ids: string[] | null): Promise<MailboxRecord[]> {
    if (ids?.length === 0) return [];
    let query = tx
      .selectFrom('mailbox')
      .select([
        'id',
        'tenant_id',
        'address',
        'password_hash',
        'state',
        'quota_mb',
        'access_mode',
        'retention_days',
        'send_policy',
        'receive_policy',
        'forward',
      ])
      .where('pair_id', '=', pairId);
    if (ids) query = query.where('id', 'in', ids);
    const records = (await query.execute()).map((row) => ({
      id: row.id,
      tenantId: row.tenant_id,
      address: row.address,
      domain: row.address.slice(row.address.lastIndexOf('@') + 1),
      passwordHash: row.password_hash,
      state: row.state as MailboxRecord['state'],
      quotaMb: row.quota_mb,
      accessMode: row.access_mode as MailboxRecord['accessMode'],
      retentionDays: row.retention_days,
      sendPolicy: row.send_policy as MailboxRecord['sendPolicy'],
      receivePolicy: row.receive_policy as MailboxRecord['receivePolicy'],
      forward: row.forward as MailboxRecord['forward'],
    }));
    return [...records, ...(await this.#systemSender(tx, pairId, ids))];
  }

  /**
   * The platform's own log-in for submission (`pair.sender_id`). Its domain is in no map of the node, so nobody can write to it,
   * and it belongs to no tenant: its pair stands for one.
   */
  async #systemSender(tx: Tx, pairId: PairId, ids: string[] | null): Promise<MailboxRecord[]> {
    const pair = await tx.selectFrom('pair').select(['sender_id', 'sender_hash']).where('id', '=', pairId).executeTakeFirst();
    if (!pair?.sender_id || (ids && !ids.includes(pair.sender_id))) return [];
    return [
      {
        id: pair.sender_id,
        tenantId: pairId,
        address: `no-responder@${this.config.PLATFORM_DOMAIN}`,
        domain: this.config.PLATFORM_DOMAIN,
        passwordHash: pair.sender_hash,
        state: 'active',
        quotaMb: 10,
        accessMode: 'client',
        retentionDays: 1,
        sendPolicy: { kind: 'anyone' },
        receivePolicy: { kind: 'refuse', text: 'This address is not read' },
        forward: null,
      },
    ];
  }

  async #aliases(tx: Tx, pairId: PairId, ids: string[] | null): Promise<AliasRecord[]> {
    if (ids?.length === 0) return [];
    let query = tx.selectFrom('alias').select(['id', 'tenant_id', 'address', 'targets']).where('pair_id', '=', pairId);
    if (ids) query = query.where('id', 'in', ids);
    return (await query.execute()).map((row) => ({
      id: row.id,
      tenantId: row.tenant_id,
      address: row.address,
      domain: row.address.slice(row.address.lastIndexOf('@') + 1),
      targets: row.targets,
    }));
  }
}
