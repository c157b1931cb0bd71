import { createPrivateKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Alarms } from '../alarms/alarms.service.js';
import { Audit } from '../audit/audit.service.js';
import { Changes } from '../changes/changes.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { type PlatformScope, platformScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { newId, type PairId } from '../platform/ids.js';
import { WorkQueue } from '../platform/jobs/work-queue.js';
import { LOG, type Log } from '../platform/log/log.js';
import { Sealer } from '../platform/secrets/sealer.js';
import { AcmeAuthority } from './acme-authority.js';
import type { Authority, Issued } from './authority.js';
import { attemptAfter, hostNames, type Present, renewAt, whyNew } from './host-certificate.rules.js';
import type { HostCertificateView } from './host-certificates.dto.js';
import { LocalAuthority, readIssued } from './local-authority.js';

const LOOK_MS = 5000;
/** While an order runs nobody else begins one for the same pair; a worker that died is followed after it. */
const LEASE = '5 minutes';
const ALARM_FROM = 3;
const KEEP = 5;

interface Due {
  id: PairId;
  name: string;
  certificate_source: Present['source'];
  certificate_wanted: boolean;
  certificate_attempts: number;
  hosts: string[];
  source: Present['source'] | null;
  names: string[] | null;
  not_before: Date | null;
  not_after: Date | null;
}

/** What nodes show to mail programs: asked of an authority in time, sealed, and delivered as a change like any other. */
@Injectable()
export class HostCertificates {
  readonly #authorities: Readonly<Record<Present['source'], Authority>>;
  #next = 0;

  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly sealer: Sealer,
    private readonly alarms: Alarms,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly work: WorkQueue,
    private readonly local: LocalAuthority,
    acme: AcmeAuthority,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#authorities = { local, acme };
  }

  async view(id: PairId): Promise<Result<HostCertificateView, 'resource.not_found'>> {
    const { rows } = await sql<{
      certificate_source: Present['source'];
      certificate_wanted: boolean;
      certificate_attempts: number;
      certificate_next_at: Date;
      certificate_error: string | null;
      source: Present['source'] | null;
      names: string[];
      serial: string;
      issuer: string;
      not_before: Date;
      not_after: Date;
      made_at: Date;
    }>`SELECT p.certificate_source, p.certificate_wanted, p.certificate_attempts, p.certificate_next_at, p.certificate_error,
        c.source, c.names, c.serial, c.issuer, c.not_before, c.not_after, c.made_at
      FROM pair p LEFT JOIN host_certificate c ON c.id = p.certificate_id WHERE p.id = ${id}`.execute(this.database.platform);
    const row = rows[0];
    if (!row) return err('resource.not_found');
    return ok({
      source: row.certificate_source,
      acmeAvailable: this.config.ACME_DIRECTORY !== undefined,
      running: row.certificate_wanted,
      error: row.certificate_error,
      nextAttemptAt: row.certificate_attempts > 0 ? row.certificate_next_at.toISOString() : null,
      certificate: row.source && {
        source: row.source,
        names: row.names,
        serial: row.serial,
        issuer: row.issuer,
        notBefore: row.not_before.toISOString(),
        notAfter: row.not_after.toISOString(),
        renewAt: renewAt(row.not_before, row.not_after).toISOString(),
        madeAt: row.made_at.toISOString(),
      },
    });
  }

  /** A new one now, from the same authority or another one. */
  async ask(
    scope: PlatformScope,
    id: PairId,
    wish: { source?: Present['source'] | undefined },
  ): Promise<Result<HostCertificateView, 'resource.not_found' | 'certificate.acme_not_set'>> {
    if (wish.source === 'acme' && !this.config.ACME_DIRECTORY) return err('certificate.acme_not_set', {}, 'source');
    const found = await this.database.within(scope, async (tx) => {
      const before = await tx
        .selectFrom('pair')
        .select(['name', 'certificate_source'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (!before) return false;
      const source = wish.source ?? before.certificate_source;
      await tx
        .updateTable('pair')
        .set({
          certificate_source: source,
          certificate_wanted: true,
          certificate_attempts: 0,
          certificate_next_at: this.clock.now(),
        })
        .where('id', '=', id)
        .execute();
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: null,
          action: 'certificate.asked',
          target: `pair:${id}`,
          label: before.name,
          before: { source: before.certificate_source },
          after: { source },
        },
      ]);
      return true;
    });
    if (!found) return err('resource.not_found');
    await this.work.wake('hostCertificates', { now: true });
    return this.view(id);
  }

  authorityCertificate(): Promise<string> {
    return this.local.certificate();
  }

  async run(now = false): Promise<void> {
    if (!now && this.clock.now().getTime() < this.#next) return;
    this.#next = this.clock.now().getTime() + LOOK_MS;
    for (const pair of await this.#due()) await this.#renew(pair);
  }

  /** Of pairs whose nodes tell what they serve: others are not there yet, or too old to take it. */
  async #due(): Promise<Due[]> {
    const { rows } = await sql<Due>`SELECT p.id, p.name, p.certificate_source, p.certificate_wanted, p.certificate_attempts,
        ARRAY(SELECT host FROM node n WHERE n.pair_id = p.id ORDER BY role) AS hosts, c.source, c.names, c.not_before, c.not_after
      FROM pair p LEFT JOIN host_certificate c ON c.id = p.certificate_id
      WHERE p.certificate_next_at <= now() AND EXISTS (SELECT 1 FROM node n WHERE n.pair_id = p.id AND n.revoked_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM node n WHERE n.pair_id = p.id AND n.revoked_at IS NULL AND n.health->'certificates' IS NULL)
      ORDER BY p.id`.execute(this.database.platform);
    return rows;
  }

  async #renew(pair: Due): Promise<void> {
    const now = this.clock.now();
    const names = hostNames(this.config.PLATFORM_DOMAIN, pair.hosts);
    const present =
      pair.source && pair.names && pair.not_before && pair.not_after
        ? { source: pair.source, names: pair.names, notBefore: pair.not_before, notAfter: pair.not_after }
        : null;
    const why = whyNew(present, { source: pair.certificate_source, names, asked: pair.certificate_wanted }, now);
    if (!why) return;
    const { rows: taken } = await sql`UPDATE pair SET certificate_next_at = now() + ${LEASE}::interval
      WHERE id = ${pair.id} AND certificate_next_at <= now() RETURNING 1`.execute(this.database.platform);
    if (taken.length === 0) return;
    try {
      const issued = await this.#authorities[pair.certificate_source].issue(names);
      await this.#keep(pair, issued, why);
      await this.alarms.clear('certificate.not_renewed', pair.id);
    } catch (error) {
      await this.#failed(pair, now, error);
    }
  }

  async #keep(pair: Due, issued: Issued, why: string): Promise<void> {
    const facts = readIssued(issued, createPrivateKey);
    const id = newId();
    await this.changes.commit(platformScope, pair.id, async (tx, recorder) => {
      await recorder.reserve();
      await tx
        .insertInto('host_certificate')
        .values({
          id,
          pair_id: pair.id,
          source: pair.certificate_source,
          names: facts.names,
          serial: facts.serial,
          issuer: facts.issuer,
          chain: issued.chain,
          private_key: this.sealer.seal(issued.privateKey, hostCertificatePurpose(id)),
          not_before: facts.notBefore,
          not_after: facts.notAfter,
        })
        .execute();
      await tx
        .updateTable('pair')
        .set({
          certificate_id: id,
          certificate_wanted: false,
          certificate_attempts: 0,
          certificate_next_at: this.clock.now(),
          certificate_error: null,
        })
        .where('id', '=', pair.id)
        .execute();
      await sql`DELETE FROM host_certificate WHERE pair_id = ${pair.id} AND id NOT IN (
        SELECT id FROM host_certificate WHERE pair_id = ${pair.id} ORDER BY made_at DESC LIMIT ${KEEP})`.execute(tx);
      recorder.record({
        entity: 'pair',
        entityId: pair.id,
        tenantId: null,
        label: pair.name,
        action: 'certificate.renewed',
        after: {
          source: pair.certificate_source,
          serial: facts.serial,
          notAfter: facts.notAfter.toISOString(),
          names: facts.names,
          why,
        },
      });
    });
    this.log.info({ pairId: pair.id, source: pair.certificate_source, why, notAfter: facts.notAfter }, 'certificate renewed');
  }

  async #failed(pair: Due, now: Date, error: unknown): Promise<void> {
    const attempts = pair.certificate_attempts + 1;
    const words = (error instanceof Error ? error.message : String(error)).slice(0, 1000);
    this.log.warn({ pairId: pair.id, source: pair.certificate_source, attempts, err: error }, 'certificate not renewed');
    await this.database.platform
      .updateTable('pair')
      .set({ certificate_attempts: attempts, certificate_next_at: attemptAfter(attempts, now), certificate_error: words })
      .where('id', '=', pair.id)
      .execute();
    if (attempts < ALARM_FROM) return;
    const facts = { attempts, why: words.slice(0, 300) };
    await this.alarms.raise({ kind: 'certificate.not_renewed', subject: pair.id, label: pair.name, facts });
  }
}

export const hostCertificatePurpose = (id: string): string => `host-certificate:${id}`;
