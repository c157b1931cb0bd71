import { Inject, Injectable } from '@nestjs/common';
import {
  type Changes,
  type DomainRecord,
  type MailboxRecord,
  type PairRecord,
  type PairState,
  StateDigest,
} from '@relevo/agent-protocol';
import { sql } from 'kysely';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { PairScope } from '../platform/database/scope.js';
import type { PairId } from '../platform/ids.js';
import { Sealer } from '../platform/secrets/sealer.js';
import { aliasRecords, domainRecords, listRecords, mailboxRecords, type Where } from './records.js';

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
      const domains = await this.#domains(tx, ofThese(idsOf('domain'), 'domain'));
      const mailboxes = [
        ...(await mailboxRecords(tx, ofThese(idsOf('mailbox'), 'mailbox'))),
        ...(await this.#systemSender(tx, pairId, idsOf('mailbox'))),
      ];
      const aliases = await aliasRecords(tx, ofThese(idsOf('alias'), 'alias'));
      const lists = await listRecords(tx, ofThese(idsOf('list'), 'list'));
      const gone = (entity: string, found: readonly { id: string }[]) => {
        const present = new Set(found.map((record) => record.id));
        return idsOf(entity).filter((id) => !present.has(id));
      };
      return {
        after,
        to,
        head,
        upserts: { pair: idsOf('pair').length > 0 ? await this.#pair(tx, pairId) : null, domains, mailboxes, aliases, lists },
        deletes: {
          domains: gone('domain', domains),
          mailboxes: gone('mailbox', mailboxes),
          aliases: gone('alias', aliases),
          lists: gone('list', lists),
        },
      };
    });
  }

  whole(pairId: PairId): Promise<PairState> {
    return this.#snapshot(pairId, async (tx) => ({
      revision: await this.#revision(tx, pairId),
      pair: await this.#pair(tx, pairId),
      domains: await this.#domains(tx, inPair(pairId, 'domain')),
      mailboxes: [...(await mailboxRecords(tx, inPair(pairId, 'mailbox'))), ...(await this.#systemSender(tx, pairId, null))],
      aliases: await aliasRecords(tx, inPair(pairId, 'alias')),
      lists: await listRecords(tx, inPair(pairId, 'list')),
    }));
  }

  async digest(pairId: PairId): Promise<{ revision: number; digest: string }> {
    const state = await this.whole(pairId);
    const digest = new StateDigest().add('pair', state.pair);
    for (const domain of state.domains) digest.add('domain', domain);
    for (const mailbox of state.mailboxes) digest.add('mailbox', mailbox);
    for (const alias of state.aliases) digest.add('alias', alias);
    for (const list of state.lists) digest.add('list', list);
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
      .select(['id', 'name', 'role', 'host', 'address', 'bulk_address'])
      .where('pair_id', '=', pairId)
      .orderBy('role')
      .execute();
    const certificate = pair.certificate_id
      ? await tx
          .selectFrom('host_certificate')
          .select(['id', 'chain', 'private_key'])
          .where('id', '=', pair.certificate_id)
          .executeTakeFirst()
      : undefined;
    return {
      id: pair.id,
      name: pair.name,
      nodes: nodes.map(({ bulk_address, ...node }) => ({
        ...node,
        role: node.role as 'primary' | 'standby',
        bulkAddress: bulk_address?.replace(/\/\d+$/, '') ?? null,
      })),
      replicationSecret: this.sealer.open(pair.replication_secret, `pair:${pair.id}`),
      certificate: certificate
        ? {
            id: certificate.id,
            chain: certificate.chain,
            privateKey: this.sealer.open(certificate.private_key, `host-certificate:${certificate.id}`),
          }
        : null,
      messageSizeLimitMb: pair.message_size_limit_mb,
      filtering: { dnsblZones: pair.dnsbl_zones, greylisting: pair.greylisting },
      overrides: { postfix: pair.overrides_postfix, dovecot: pair.overrides_dovecot },
    };
  }

  /**
   * The platform's own log-in for submission (`pair.sender_id`). Its domain is in no map of the node, so nobody can write to it,
   * and it belongs to no tenant: its pair stands for one.
   */
  async #systemSender(tx: Tx, pairId: PairId, ids: readonly string[] | null): Promise<MailboxRecord[]> {
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
        protocols: { imap: false, pop3: false, submission: true, webmail: false, cleartext: false },
        appPasswords: [],
        retentionDays: 1,
        sendPolicy: { kind: 'anyone' },
        receivePolicy: { kind: 'refuse', text: 'This address is not read' },
        forward: null,
        vacation: null,
        filters: null,
        outgoing: 'open',
        outgoingSince: null,
        bulk: false,
        groupFilters: null,
        rules: [],
        mayForward: false,
      },
    ];
  }

  async #domains(tx: Tx, where: Where): Promise<DomainRecord[]> {
    return (await domainRecords(tx, where)).map(({ dkimSealed, ...domain }) => ({
      ...domain,
      dkim: domain.dkim && { ...domain.dkim, privateKey: this.sealer.open(dkimSealed, `dkim:${domain.id}`) },
    }));
  }
}

const inPair = (pairId: PairId, table: string): Where => sql`${sql.ref(`${table}.pair_id`)} = ${pairId}`;
const ofThese = (ids: readonly string[], table: string): Where =>
  ids.length > 0 ? sql`${sql.ref(`${table}.id`)} = ANY(${[...ids]}::uuid[])` : sql`false`;
