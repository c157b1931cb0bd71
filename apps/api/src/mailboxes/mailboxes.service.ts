import { Injectable } from '@nestjs/common';
import { type Address, domainOf, parseAddress } from '@relevo/mail-address';
import { circle } from '@relevo/mail-policy';
import { type Change, Changes } from '../changes/changes.service.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Rollback, rolledBack } from '../platform/database/rollback.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { CsvCell } from '../platform/http/csv.js';
import type { Page } from '../platform/http/paging.js';
import { type DomainId, type MailboxId, newId, type PairId, type TenantId } from '../platform/ids.js';
import { AddressBook } from '../routing/address-book.js';
import { Tenants } from '../tenants/tenants.service.js';
import { followedDays } from './days.rules.js';
import { DeletedMailboxes } from './deleted-mailboxes.service.js';
import { HandOvers } from './handover.service.js';
import type { CreateMailbox, HandOver, MailboxFilter, MailboxQuery, MailboxView, UpdateMailbox } from './mailboxes.dto.js';
import { MailboxesRepository, type NewMailbox, viewOfNew } from './mailboxes.repository.js';
import {
  checkChosenPassword,
  generatePassword,
  hashChosenPassword,
  hashGeneratedPassword,
  verifyMailboxPassword,
} from './password.rules.js';
import {
  changedKeys,
  definedOf,
  type ManySettings,
  normaliseRules,
  pick,
  retentionOf,
  settingsOf,
  withSettings,
} from './settings.rules.js';

const CSV_BATCH = 500;
export const CSV_HEAD = [
  'address',
  'name',
  'kind',
  'access',
  'quota_mb',
  'state',
  'retention_days',
  'send',
  'receive',
  'forward',
  'group',
] as const;
const csvRow = (mailbox: MailboxView): readonly CsvCell[] => [
  mailbox.address,
  mailbox.displayName,
  mailbox.kind,
  mailbox.accessMode,
  mailbox.quotaMb,
  mailbox.state,
  mailbox.retentionDays,
  mailbox.sendPolicy.kind,
  mailbox.receivePolicy.kind,
  mailbox.forward?.targets.join(' '),
  mailbox.group?.name,
];

interface Created {
  mailbox: MailboxView;
  link: HandOver | null;
}

@Injectable()
export class Mailboxes {
  constructor(
    private readonly database: Database,
    private readonly repository: MailboxesRepository,
    private readonly changes: Changes,
    private readonly tenants: Tenants,
    private readonly handOvers: HandOvers,
    private readonly deleted: DeletedMailboxes,
    private readonly book: AddressBook,
  ) {}

  list(scope: TenantScope, query: MailboxQuery): Promise<Page<MailboxView> & { total: number }> {
    return this.database.within(scope, (tx) => this.repository.list(tx, scope, query));
  }

  /** Read a page at a time while it is sent: however many, the process holds one page. */
  async *csv(scope: TenantScope, filter: MailboxFilter): AsyncGenerator<readonly CsvCell[]> {
    let cursor: string | undefined;
    do {
      const page = await this.list(scope, { ...filter, sort: 'address', cursor, limit: CSV_BATCH });
      for (const mailbox of page.items) yield csvRow(mailbox);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  }

  async find(scope: TenantScope, id: MailboxId): Promise<Result<MailboxView, 'resource.not_found'>> {
    const found = await this.database.within(scope, (tx) => this.repository.find(tx, scope, id));
    return found ? ok(found) : err('resource.not_found');
  }

  async create(scope: TenantScope, wish: CreateMailbox): Promise<Result<Created>> {
    const address = parseAddress(wish.address);
    if (!address.ok) return err('address.invalid', { address: wish.address }, 'address');
    const secret = await this.#secret(wish.password, address.value);
    if (!secret.ok) return secret;
    const tenant = await this.tenants.placement(scope);
    return this.changes
      .commit(scope, tenant.pairId, async (tx, recorder): Promise<Result<Created>> => {
        // The pair's lock, taken by reserve, is what makes the checks below hold against a second administrator.
        const revision = await recorder.reserve();
        const domain = domainOf(address.value);
        const admission = await this.repository.admission(tx, scope, address.value, domain);
        if (!admission.domainId) throw new Rollback(err('domain.not_yours', { domain }, 'address'));
        if (admission.taken) throw new Rollback(err('address.taken', { address: wish.address }, 'address'));
        if (admission.count >= tenant.mailboxLimit) throw new Rollback(err('plan.mailbox_limit', { limit: tenant.mailboxLimit }));
        const fresh = newMailbox(
          wish,
          address.value,
          { ...admission, domainId: admission.domainId },
          secret.value.hash,
          revision,
        );
        await this.repository.insert(tx, scope, tenant.pairId, [fresh]);
        const mailbox = viewOfNew(fresh, new Date());
        recorder.record(this.#change(scope, mailbox, 'mailbox.created', { after: settingsOf(mailbox) }));
        const link = secret.value.generated ? await this.handOvers.first(tx, scope, fresh.id, secret.value.generated) : null;
        return ok({ mailbox, link });
      })
      .catch(rolledBack<Created>);
  }

  async update(scope: TenantScope, id: MailboxId, wish: UpdateMailbox): Promise<Result<MailboxView>> {
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<MailboxView>> => {
      await tx
        .selectFrom('mailbox')
        .select('id')
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .forUpdate()
        .execute();
      const before = await this.repository.find(tx, scope, id);
      if (!before) return err('resource.not_found');
      if (before.version !== wish.version) return err('version.conflict', {}, 'version');
      const { version: _, ...settings } = wish;
      const after = await this.#settle(tx, scope, before, definedOf(settings));
      if (!after.ok) return after;
      const revision = await recorder.reserve();
      await this.#write(tx, scope, before, after.value, revision);
      recorder.record(this.#updated(scope, before, after.value));
      return ok(await this.#reread(tx, scope, id));
    });
  }

  /** The same settings for these, in one transaction; who is like that already stays untouched, who cannot be keeps what it has. */
  async changeMany(
    scope: TenantScope,
    ids: readonly MailboxId[],
    settings: ManySettings,
    options: { dryRun?: boolean } = {},
  ): Promise<{ changed: string[]; refused: { address: string; code: string }[] }> {
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder) => {
      if (!options.dryRun)
        await tx
          .selectFrom('mailbox')
          .select('id')
          .where('tenant_id', '=', scope.tenantId)
          .where('id', 'in', [...ids])
          .orderBy('id')
          .forUpdate()
          .execute();
      const clientDays = await this.repository.clientDays(tx, scope);
      const refused: { address: string; code: string }[] = [];
      const wanted: { before: MailboxView; after: MailboxView }[] = [];
      for (const before of await this.repository.findMany(tx, scope, ids)) {
        const after = normaliseRules(withSettings(before, settings, clientDays));
        if (!after.ok) refused.push({ address: before.address, code: after.code });
        else if (changedKeys(before, after.value).length > 0) wanted.push({ before, after: after.value });
      }
      if (!options.dryRun && wanted.length > 0) {
        const first = await recorder.reserve(wanted.length);
        for (const [index, { before, after }] of wanted.entries()) {
          await this.#write(tx, scope, before, after, first + index);
          recorder.record(this.#updated(scope, before, after));
        }
      }
      return { changed: wanted.map(({ before }) => before.address), refused };
    });
  }

  /** What it would be with these settings, if that can be. */
  async #settle(tx: Tx, scope: TenantScope, before: MailboxView, settings: Partial<MailboxView>): Promise<Result<MailboxView>> {
    const days = retentionOf(before, settings, await this.repository.clientDays(tx, scope));
    const rules = normaliseRules({ ...before, ...settings, ...days });
    if (!rules.ok) return rules;
    const loop = await this.#circle(tx, scope, rules.value);
    return loop.ok ? rules : loop;
  }

  async #write(tx: Tx, scope: TenantScope, before: MailboxView, after: MailboxView, revision: number): Promise<void> {
    await tx
      .updateTable('mailbox')
      .set({
        display_name: after.displayName,
        kind: after.kind,
        state: after.state,
        access_mode: after.accessMode,
        retention_days: after.retentionDays,
        retention_own: after.retentionOwn,
        quota_mb: after.quotaMb,
        send_policy: JSON.stringify(after.sendPolicy),
        receive_policy: JSON.stringify(after.receivePolicy),
        forward: after.forward && JSON.stringify(after.forward),
        protocols: JSON.stringify(after.protocols),
        vacation: after.vacation && JSON.stringify(after.vacation),
        outgoing: after.outgoing,
        ...(after.outgoing === before.outgoing ? {} : { outgoing_at: new Date() }),
        bulk: after.bulk,
        may_forward: after.mayForward,
        revision,
        version: before.version + 1,
        updated_at: new Date(),
      })
      .where('tenant_id', '=', scope.tenantId)
      .where('id', '=', before.id)
      .execute();
  }

  #updated(scope: TenantScope, before: MailboxView, after: MailboxView): Change {
    const keys = changedKeys(before, after);
    return this.#change(scope, before, 'mailbox.updated', { before: pick(before, keys), after: pick(after, keys) });
  }

  /** Its mail to the outside waits from `at` on; told again, the later time stands. What somebody chose to refuse stays refused. */
  holdOutgoing(scope: TenantScope, id: MailboxId, at: Date): Promise<Result<null, 'resource.not_found'>> {
    return this.#turnOutgoing(scope, id, (now) => (now === 'refused' ? now : 'held'), at);
  }

  /** Its mail leaves again, and what it sent before is forgotten. */
  openOutgoing(scope: TenantScope, id: MailboxId): Promise<Result<null, 'resource.not_found'>> {
    return this.#turnOutgoing(scope, id, () => 'open', new Date());
  }

  async #turnOutgoing(
    scope: TenantScope,
    id: MailboxId,
    turn: (now: MailboxView['outgoing']) => MailboxView['outgoing'],
    at: Date,
  ): Promise<Result<null, 'resource.not_found'>> {
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<null, 'resource.not_found'>> => {
      await tx
        .selectFrom('mailbox')
        .select('id')
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .forUpdate()
        .execute();
      const before = await this.repository.find(tx, scope, id);
      if (!before) return err('resource.not_found');
      const outgoing = turn(before.outgoing);
      const revision = await recorder.reserve();
      await tx
        .updateTable('mailbox')
        .set({ outgoing, outgoing_at: at, revision, version: before.version + 1, updated_at: new Date() })
        .where('tenant_id', '=', scope.tenantId)
        .where('id', '=', id)
        .execute();
      recorder.record(
        this.#change(scope, before, 'mailbox.updated', { before: { outgoing: before.outgoing }, after: { outgoing } }),
      );
      return ok(null);
    });
  }

  /** Sets the chosen password, or generates one and answers with the link that hands it over. */
  async setPassword(scope: TenantScope, id: MailboxId, chosen: string | undefined): Promise<Result<Created>> {
    const known = await this.find(scope, id);
    if (!known.ok) return known;
    const secret = await this.#secret(chosen, known.value.address);
    if (!secret.ok) return secret;
    const { pairId } = await this.tenants.placement(scope);
    return this.changes
      .commit(scope, pairId, async (tx, recorder): Promise<Result<Created>> => {
        const revision = await recorder.reserve();
        const { numUpdatedRows } = await tx
          .updateTable('mailbox')
          .set({ password_hash: secret.value.hash, password_set_at: new Date(), revision })
          .where('tenant_id', '=', scope.tenantId)
          .where('id', '=', id)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) throw new Rollback(err('resource.not_found'));
        recorder.record(this.#change(scope, known.value, 'mailbox.password_set', {}));
        if (!secret.value.generated) await tx.deleteFrom('one_time_link').where('mailbox_id', '=', id).execute();
        const link = secret.value.generated ? await this.handOvers.create(tx, scope, id, secret.value.generated) : null;
        return ok({ mailbox: await this.#reread(tx, scope, id), link });
      })
      .catch(rolledBack<Created>);
  }

  /** Whose address and password these are; null for nobody, after as long. */
  async signIn(text: string, password: string): Promise<{ mailboxId: MailboxId; tenantId: TenantId; address: string } | null> {
    const address = parseAddress(text);
    // By way of the domain, which has one owner: addresses have no index across tenants.
    const known = await this.database.platform
      .selectFrom('domain')
      .innerJoin('mailbox', 'mailbox.tenant_id', 'domain.tenant_id')
      .select(['mailbox.id', 'mailbox.tenant_id', 'mailbox.address', 'mailbox.password_hash'])
      .where('domain.name', '=', address.ok ? domainOf(address.value) : '')
      .where('mailbox.address', '=', address.ok ? address.value : '')
      .where('mailbox.state', '=', 'active')
      .executeTakeFirst();
    if (!(await verifyMailboxPassword(known?.password_hash ?? null, password)) || !known) return null;
    return { mailboxId: known.id as MailboxId, tenantId: known.tenant_id as TenantId, address: known.address };
  }

  /** The nodes forget it at once; with its mail it can be restored for thirty days. */
  async remove(scope: TenantScope, id: MailboxId): Promise<Result<{ address: string }>> {
    const { pairId } = await this.tenants.placement(scope);
    return this.changes.commit(scope, pairId, async (tx, recorder): Promise<Result<{ address: string }>> => {
      const before = await this.repository.find(tx, scope, id);
      if (!before) return err('resource.not_found');
      await recorder.reserve();
      await this.deleted.keep(tx, scope, id);
      recorder.record(this.#change(scope, before, 'mailbox.deleted', { before: settingsOf(before) }));
      return ok({ address: before.address });
    });
  }

  /** For an import, in its own transaction: which of these addresses are in use, */
  taken(tx: Tx, scope: TenantScope, addresses: readonly string[]): Promise<Set<string>> {
    return this.repository.taken(tx, scope, addresses);
  }

  /** how many mailboxes there are, */
  count(tx: Tx, scope: TenantScope): Promise<number> {
    return this.repository.count(tx, scope);
  }

  /** and many at once. The caller records the changes. */
  insert(tx: Tx, scope: TenantScope, pairId: PairId, rows: readonly NewMailbox[]): Promise<void> {
    return this.repository.insert(tx, scope, pairId, rows);
  }

  async #circle(tx: Tx, scope: TenantScope, mailbox: MailboxView): Promise<Result<null>> {
    const targets = mailbox.forward?.targets ?? [];
    if (targets.length === 0) return ok(null);
    const trail = circle(await this.book.around(tx, scope, targets), mailbox.address, targets);
    return trail ? err('address.circle', { trail: trail.join(' → ') }, 'forward.targets') : ok(null);
  }

  async #secret(chosen: string | undefined, address: string): Promise<Result<{ hash: string; generated: string | null }>> {
    if (chosen === undefined) {
      const generated = generatePassword();
      return ok({ hash: hashGeneratedPassword(generated), generated });
    }
    const checked = checkChosenPassword(chosen, address);
    return checked.ok ? ok({ hash: await hashChosenPassword(chosen), generated: null }) : checked;
  }

  async #reread(tx: Tx, scope: TenantScope, id: MailboxId): Promise<MailboxView> {
    const view = await this.repository.find(tx, scope, id);
    if (!view) throw new Error('a mailbox just written cannot be read');
    return view;
  }

  #change(scope: TenantScope, mailbox: MailboxView, action: string, values: { before?: unknown; after?: unknown }): Change {
    return { entity: 'mailbox', entityId: mailbox.id, tenantId: scope.tenantId, label: mailbox.address, action, ...values };
  }
}

function newMailbox(
  wish: CreateMailbox,
  address: Address,
  place: { domainId: DomainId; clientDays: number },
  hash: string,
  revision: number,
): NewMailbox {
  return {
    id: newId<MailboxId>(),
    domain_id: place.domainId,
    address,
    display_name: wish.displayName,
    kind: wish.kind,
    access_mode: wish.accessMode,
    retention_days: wish.retentionDays === undefined ? followedDays(wish.accessMode, place.clientDays) : wish.retentionDays,
    retention_own: wish.retentionDays !== undefined,
    quota_mb: wish.quotaMb,
    password_hash: hash,
    group_id: null,
    revision,
  };
}
