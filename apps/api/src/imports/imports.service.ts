import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Changes } from '../changes/changes.service.js';
import { Groups } from '../filtering/groups.service.js';
import { HandOvers } from '../mailboxes/handover.service.js';
import type { NewMailbox } from '../mailboxes/mailboxes.repository.js';
import { Mailboxes } from '../mailboxes/mailboxes.service.js';
import { generatePassword, hashChosenPassword, hashGeneratedPassword } from '../mailboxes/password.rules.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { platformScope, systemActor, type TenantScope } from '../platform/database/scope.js';
import { type Locale, sentence } from '../platform/errors/codes.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { Live } from '../platform/events/live.js';
import { type DomainId, type GroupId, type MailboxId, newId, type TenantId } from '../platform/ids.js';
import { WorkQueue } from '../platform/jobs/work-queue.js';
import { Sealer, sealForBearer, tokenFor } from '../platform/secrets/sealer.js';
import { Tenants } from '../tenants/tenants.service.js';
import { type ImportRow, type RejectedRow, readMailboxes } from './csv.rules.js';
import type { ImportView } from './imports.dto.js';

const MAX_CHARACTERS = 4_000_000;
const CHUNK = 2000;
/** Chosen passwords take some 20 ms each to hash: their chunks are small, so that progress shows. */
const CHUNK_CHOSEN = 100;
const LINK_DAYS = 7;

type StagedRow = { line: number; mailbox: Omit<ImportRow, 'password' | 'line'>; password: string | null };

/** Many mailboxes from one CSV file. The rows wait in the database, so that neither a restart nor a lost job loses one. */
@Injectable()
export class Imports {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: Mailboxes,
    private readonly changes: Changes,
    private readonly tenants: Tenants,
    private readonly groups: Groups,
    private readonly handOvers: HandOvers,
    private readonly sealer: Sealer,
    private readonly work: WorkQueue,
    private readonly live: Live,
    private readonly clock: Clock,
  ) {}

  async start(scope: TenantScope, csv: string, locale: Locale): Promise<Result<ImportView & { linkKey: string }>> {
    if (csv.length > MAX_CHARACTERS) return err('request.too_large', { limit: '4 MB' }, 'csv');
    const { mailboxLimit } = await this.tenants.placement(scope);
    const linkKey = randomBytes(24).toString('base64url');
    const id = newId();
    const result = await this.database.within(scope, async (tx): Promise<Result<ImportView>> => {
      const domains = await tx
        .selectFrom('domain')
        .select('name')
        .where('tenant_id', '=', scope.tenantId)
        .where('proven_at', 'is not', null)
        .where('alias_of', 'is', null)
        .execute();
      const groups = new Map((await this.groups.names(tx, scope)).map(({ id, name }) => [name.toLowerCase(), id]));
      const read = readMailboxes(csv, { domains: new Set(domains.map((domain) => domain.name)), groups });
      if (!read.ok) return read;
      const { rows, rejected } = read.value;
      const taken = await this.mailboxes.taken(
        tx,
        scope,
        rows.map((row) => row.address),
      );
      const room = mailboxLimit - (await this.mailboxes.count(tx, scope));
      const fresh = rows.filter((row) => !taken.has(row.address));
      const refused: RejectedRow[] = [
        ...rejected,
        ...rows.filter((row) => taken.has(row.address)).map((row) => refuse(row, 'address.taken', { address: row.address })),
        ...fresh.slice(Math.max(0, room)).map((row) => refuse(row, 'plan.mailbox_limit', { limit: mailboxLimit })),
      ].sort((a, b) => a.line - b.line);
      const accepted = fresh.slice(0, Math.max(0, room));
      const row = await tx
        .insertInto('mailbox_import')
        .values({
          id,
          tenant_id: scope.tenantId,
          total: rows.length + rejected.length,
          rejected: JSON.stringify(refused),
          link_key: this.sealer.seal(linkKey, `import:${id}`),
          requested_by: scope.actor.name,
          ...(accepted.length === 0 ? { state: 'done', finished_at: this.clock.now() } : {}),
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await this.#stage(tx, scope, id, accepted);
      return ok(this.#view(row, locale, false));
    });
    if (!result.ok) return result;
    await this.work.wake('import', { importId: id });
    return ok({ ...result.value, linkKey });
  }

  async find(scope: TenantScope, id: string, locale: Locale): Promise<Result<ImportView, 'resource.not_found'>> {
    return this.database.within(scope, async (tx) => {
      const row = await tx
        .selectFrom('mailbox_import')
        .selectAll()
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) return err('resource.not_found');
      const { rows } = await sql<{
        active: boolean | null;
      }>`SELECT min(n.revision) >= ${row.revision} AS active FROM node n JOIN tenant t ON t.pair_id = n.pair_id
        WHERE t.id = ${scope.tenantId} AND n.revoked_at IS NULL`.execute(tx);
      return ok(this.#view(row, locale, rows[0]?.active ?? false));
    });
  }

  /** The links of the mailboxes whose password was generated, for whoever holds the key that `start` gave. */
  async links(scope: TenantScope, id: string, linkKey: string): Promise<Result<{ address: string; url: string }[]>> {
    const rows = await this.database.within(scope, (tx) =>
      tx
        .selectFrom('one_time_link as l')
        .innerJoin('mailbox as m', 'm.id', 'l.mailbox_id')
        .select(['m.id', 'm.address'])
        .where('l.tenant_id', '=', scope.tenantId)
        .where('l.import_id', '=', id)
        .where('l.used_at', 'is', null)
        .orderBy('m.address')
        .execute(),
    );
    return ok(rows.map((row) => ({ address: row.address, url: this.handOvers.urlOf(tokenFor(linkKey, row.id)) })));
  }

  /** The worker's part: chunk after chunk, each in one transaction that takes its rows off the waiting list. */
  async run(importId: string): Promise<void> {
    const row = await this.database.platform
      .selectFrom('mailbox_import')
      .selectAll()
      .where('id', '=', importId)
      .where('state', '=', 'running')
      .executeTakeFirst();
    if (!row) return;
    const scope: TenantScope = {
      kind: 'tenant',
      tenantId: row.tenant_id as TenantId,
      actor: { ...systemActor, name: row.requested_by },
    };
    const linkKey = this.sealer.open(row.link_key ?? '', `import:${importId}`);
    while (await this.#chunk(scope, importId, linkKey)) this.#progress(scope, importId);
    await this.database.platform
      .updateTable('mailbox_import')
      .set({ state: 'done', finished_at: this.clock.now(), link_key: null })
      .where('id', '=', importId)
      .where('state', '=', 'running')
      .execute();
    this.#progress(scope, importId);
  }

  async #chunk(scope: TenantScope, importId: string, linkKey: string): Promise<boolean> {
    const { pairId } = await this.tenants.placement(scope);
    const waiting = await this.database.within(scope, (tx) =>
      tx
        .selectFrom('mailbox_import_row')
        .select(['line', 'mailbox', 'password'])
        .where('import_id', '=', importId)
        .orderBy('line')
        .limit(CHUNK)
        .execute(),
    );
    const staged = waiting as unknown as StagedRow[];
    const chunk = staged.some((row) => row.password !== null) ? staged.slice(0, CHUNK_CHOSEN) : staged;
    if (chunk.length === 0) return false;
    const hashed = await Promise.all(chunk.map((row) => this.#hash(row, importId)));
    await this.changes.commit(scope, pairId, async (tx, recorder) => {
      const lines = chunk.map((row) => row.line);
      const { rows: mine } = await sql<{
        line: number;
      }>`DELETE FROM mailbox_import_row WHERE import_id = ${importId} AND line = ANY(${lines}::int[]) RETURNING line`.execute(tx);
      // Two workers on one import: whoever deletes a line creates it. An address made by hand meanwhile is left alone.
      const won = new Set(mine.map((row) => row.line));
      const taken = await this.mailboxes.taken(
        tx,
        scope,
        chunk.map((row) => row.mailbox.address),
      );
      const rows = chunk
        .map((row, i) => ({ row, secret: hashed[i] as { hash: string; generated: string | null } }))
        .filter(({ row }) => won.has(row.line) && !taken.has(row.mailbox.address));
      if (rows.length === 0) return;
      const domains = new Map(
        (await tx.selectFrom('domain').select(['id', 'name']).where('tenant_id', '=', scope.tenantId).execute()).map((d) => [
          d.name,
          d.id as DomainId,
        ]),
      );
      const first = await recorder.reserve(rows.length);
      // Under the pair's lock, which whoever deletes a group takes: one that went meanwhile is left out.
      const groups = new Map((await this.groups.names(tx, scope)).map(({ id, name }) => [id, name]));
      const fresh = rows.map(({ row, secret }, i) => toMailbox(row, { domains, groups }, secret.hash, first + i));
      await this.mailboxes.insert(tx, scope, pairId, fresh);
      await this.#link(
        tx,
        scope,
        importId,
        linkKey,
        rows.map(({ secret }, i) => ({ id: (fresh[i] as NewMailbox).id, generated: secret.generated })),
      );
      for (const mailbox of fresh)
        recorder.record({
          entity: 'mailbox',
          entityId: mailbox.id,
          tenantId: scope.tenantId,
          label: mailbox.address,
          action: 'mailbox.created',
          after: { import: importId, ...(mailbox.group_id && { group: groups.get(mailbox.group_id) }) },
        });
      await tx
        .updateTable('mailbox_import')
        .set((e) => ({ created: e('created', '+', rows.length), revision: first + rows.length - 1 }))
        .where('id', '=', importId)
        .execute();
    });
    return true;
  }

  async #hash(row: StagedRow, importId: string): Promise<{ hash: string; generated: string | null }> {
    if (row.password !== null)
      return { hash: await hashChosenPassword(this.sealer.open(row.password, `import:${importId}`)), generated: null };
    const generated = generatePassword();
    return { hash: hashGeneratedPassword(generated), generated };
  }

  async #link(
    tx: Tx,
    scope: TenantScope,
    importId: string,
    linkKey: string,
    made: readonly { id: MailboxId; generated: string | null }[],
  ): Promise<void> {
    const rows = made.flatMap(({ id, generated }) => {
      if (!generated) return [];
      const { hash, sealed } = sealForBearer(generated, tokenFor(linkKey, id));
      return [{ mailbox_id: id, token_hash: `\\x${hash.toString('hex')}`, sealed: `\\x${sealed.toString('hex')}` }];
    });
    if (rows.length === 0) return;
    const expiresAt = new Date(this.clock.now().getTime() + LINK_DAYS * 86_400_000);
    await sql`INSERT INTO one_time_link (token_hash, tenant_id, mailbox_id, sealed, import_id, expires_at)
      SELECT r.token_hash::bytea, ${scope.tenantId}, r.mailbox_id, r.sealed::bytea, ${importId}, ${expiresAt}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(mailbox_id uuid, token_hash text, sealed text)`.execute(tx);
  }

  async #stage(tx: Tx, scope: TenantScope, importId: string, rows: readonly ImportRow[]): Promise<void> {
    const staged = rows.map(({ password, line, ...mailbox }) => ({
      line,
      mailbox,
      password: password && this.sealer.seal(password, `import:${importId}`),
    }));
    await sql`INSERT INTO mailbox_import_row (import_id, tenant_id, line, mailbox, password)
      SELECT ${importId}, ${scope.tenantId}, r.line, r.mailbox, r.password FROM jsonb_to_recordset(${JSON.stringify(staged)}::jsonb) AS r(line int, mailbox jsonb, password text)`.execute(
      tx,
    );
  }

  #progress(scope: TenantScope, id: string): void {
    void this.database
      .within(platformScope, (tx) =>
        tx.selectFrom('mailbox_import').select(['created', 'total', 'rejected', 'state']).where('id', '=', id).executeTakeFirst(),
      )
      .then((row) => {
        if (row)
          this.live.publish(`tenant:${scope.tenantId}`, {
            type: 'import',
            id,
            created: row.created,
            total: row.total,
            rejected: (row.rejected as unknown[]).length,
            state: row.state,
          });
      });
  }

  #view(
    row: {
      id: string;
      state: string;
      total: number;
      created: number;
      rejected: unknown;
      started_at: Date;
      finished_at: Date | null;
      revision: number | null;
    },
    locale: Locale,
    active: boolean,
  ): ImportView {
    return {
      id: row.id,
      state: row.state as ImportView['state'],
      total: row.total,
      created: row.created,
      rejected: (row.rejected as RejectedRow[]).map(({ line, address, code, params }) => ({
        line,
        address,
        code,
        message: sentence(code, locale, params),
      })),
      startedAt: row.started_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
      revision: row.revision,
      active: row.state === 'done' && active,
    };
  }
}

const refuse = (row: ImportRow, code: RejectedRow['code'], params: RejectedRow['params']): RejectedRow => ({
  line: row.line,
  address: row.address,
  code,
  params,
});

function toMailbox(
  row: StagedRow,
  known: { domains: ReadonlyMap<string, DomainId>; groups: ReadonlyMap<GroupId, string> },
  hash: string,
  revision: number,
): NewMailbox {
  const { address, domain, displayName, kind, accessMode, quotaMb, groupId } = row.mailbox;
  const domainId = known.domains.get(domain);
  if (!domainId) throw new Error('a staged row of a domain that is gone');
  return {
    id: newId<MailboxId>(),
    domain_id: domainId,
    address,
    display_name: displayName,
    kind,
    access_mode: accessMode,
    retention_days: null,
    retention_own: false,
    quota_mb: quotaMb,
    password_hash: hash,
    group_id: groupId && known.groups.has(groupId) ? groupId : null,
    revision,
  };
}
