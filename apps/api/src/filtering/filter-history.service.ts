import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { SieveRule } from '@relevo/agent-protocol';
import { DEFAULT_SCORES } from '@relevo/mail-policy';
import { z } from 'zod';
import type { AuditEntryView } from '../audit/audit.dto.js';
import { Audit } from '../audit/audit.service.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { Page, PageQuery } from '../platform/http/paging.js';
import type { GroupId, MailboxId } from '../platform/ids.js';
import type { FilterChange } from './filter-history.dto.js';
import { Wishes } from './filtering.dto.js';
import { Filtering } from './filtering.service.js';
import { Groups } from './groups.service.js';

const Held = Wishes.extend({ quarantineAt: Wishes.shape.quarantineAt.default(null) });
/** Entries from before the quarantine had a score, as the migration took what they set; what it took otherwise is told as superseded. */
const Lists = z.preprocess((entry) => {
  const older = z.looseObject({ spamTo: z.enum(['junk', 'quarantine']), junkAt: z.number().nullish() }).safeParse(entry);
  if (!older.success) return entry;
  const { spamTo, junkAt } = older.data;
  return { ...older.data, quarantineAt: spamTo === 'junk' ? 'never' : (junkAt ?? DEFAULT_SCORES.junkAt) };
}, Held);
const Named = z.object({ name: z.string() });
const Lost = Named.extend({ filters: Lists.nullable(), members: z.array(z.string()) });
const Rules = z.object({ rules: z.array(SieveRule) });
/** Entries from before groups were told by their id say only a name, which may be another group's by now. */
const Place = z.object({ groupId: z.uuid().nullable() });

/** What the actions are about; the rest of a mailbox's history is its own (mailboxes/history.service.ts). */
const OF_ALL = [
  'tenant.filters_set',
  'domain.filters_set',
  'group.created',
  'group.renamed',
  'group.filters_set',
  'group.deleted',
  'group.restored',
] as const;

type Entry = Pick<AuditEntryView, 'action' | 'target' | 'before' | 'after'>;
/** Takes one change back, by the way of every change: with its checks, and an entry of its own. */
type Undo = () => Promise<Result<unknown>>;

/** What was changed of filters and groups, and the way back. A change that a later one overwrote has none: it would undo that one unseen. */
@Injectable()
export class FilterHistory {
  constructor(
    private readonly audit: Audit,
    private readonly filtering: Filtering,
    private readonly groups: Groups,
  ) {}

  /** Of one group or domain, or of all of them and the company. */
  async list(scope: TenantScope, target: string | null, query: PageQuery): Promise<Page<FilterChange>> {
    const page = await this.audit.ofActions(scope, { actions: OF_ALL, target }, query);
    const undoable = await this.undoable(scope, page.items);
    return {
      ...page,
      items: page.items.map(({ id, at, actorName, action, label, before, after }) => ({
        id,
        at,
        actorName,
        action,
        label,
        before,
        after,
        undoable: undoable.has(id),
      })),
    };
  }

  /** Ids of those entries that can be taken back as things are now. */
  async undoable(scope: TenantScope, entries: readonly (Entry & { id: number })[]): Promise<Set<number>> {
    const ids: number[] = [];
    for (const entry of entries) if ((await this.#undoOf(scope, entry)).ok) ids.push(entry.id);
    return new Set(ids);
  }

  async undo(scope: TenantScope, id: number): Promise<Result<null>> {
    const entry = await this.audit.byId(scope, id);
    const undo = entry ? await this.#undoOf(scope, entry) : err('resource.not_found');
    if (!undo.ok) return undo;
    const undone = await undo.value();
    return undone.ok ? ok(null) : undone;
  }

  async #undoOf(scope: TenantScope, { action, target, before, after }: Entry): Promise<Result<Undo>> {
    const id = target.slice(target.indexOf(':') + 1);
    switch (action) {
      case 'mailbox.filters_set':
      case 'domain.filters_set':
      case 'group.filters_set':
        return this.#filters(scope, action.slice(0, action.indexOf('.')) as 'mailbox' | 'domain' | 'group', id, before, after);
      case 'tenant.filters_set':
        return this.#filters(scope, 'tenant', scope.tenantId, before, after);
      case 'mailbox.rules_set':
        return this.#rules(scope, id as MailboxId, before, after);
      case 'mailbox.group_set':
        return this.#move(scope, id as MailboxId, before, after);
      case 'group.renamed':
        return this.#rename(scope, id as GroupId, before, after);
      case 'group.deleted': {
        const lost = Lost.safeParse(before);
        if (!lost.success) return err('resource.not_found');
        if ((await this.groups.find(scope, id as GroupId)).ok) return err('change.superseded');
        return ok(() => this.groups.restore(scope, id as GroupId, lost.data));
      }
      default:
        return err('resource.not_found');
    }
  }

  async #filters(
    scope: TenantScope,
    kind: 'mailbox' | 'domain' | 'group' | 'tenant',
    id: string,
    before: unknown,
    after: unknown,
  ): Promise<Result<Undo>> {
    const [old, set] = [Lists.safeParse(before), Lists.safeParse(after)];
    if (!old.success || !set.success) return err('resource.not_found');
    const now = await this.filtering.find(scope, kind, id);
    if (!now.ok) return now;
    const { junkAt, quarantineAt, rejectAt, allow, deny, version } = now.value;
    if (!isDeepStrictEqual({ junkAt, quarantineAt, rejectAt, allow, deny }, set.data)) return err('change.superseded');
    return ok(() => this.filtering.set(scope, kind, id, { ...old.data, version }));
  }

  async #rules(scope: TenantScope, id: MailboxId, before: unknown, after: unknown): Promise<Result<Undo>> {
    const [old, set] = [Rules.safeParse(before), Rules.safeParse(after)];
    if (!old.success || !set.success) return err('resource.not_found');
    const now = await this.filtering.rulesOf(scope, id);
    if (!now.ok) return now;
    if (!isDeepStrictEqual(now.value.rules, set.data.rules)) return err('change.superseded');
    return ok(() => this.filtering.setRules(scope, id, { rules: old.data.rules, version: now.value.version }));
  }

  async #move(scope: TenantScope, id: MailboxId, before: unknown, after: unknown): Promise<Result<Undo>> {
    const [to, from] = [Place.safeParse(before), Place.safeParse(after)];
    if (!to.success || !from.success) return err('resource.not_found');
    const now = await this.filtering.find(scope, 'mailbox', id);
    if (!now.ok) return now;
    if ((now.value.group?.id ?? null) !== from.data.groupId) return err('change.superseded');
    const place = { from: from.data.groupId as GroupId | null, to: to.data.groupId as GroupId | null };
    if (place.to && !(await this.groups.find(scope, place.to)).ok) return err('group.gone');
    return ok(() => this.groups.moveBack(scope, id, place));
  }

  async #rename(scope: TenantScope, id: GroupId, before: unknown, after: unknown): Promise<Result<Undo>> {
    const [old, set] = [Named.safeParse(before), Named.safeParse(after)];
    if (!old.success || !set.success) return err('resource.not_found');
    const now = await this.groups.find(scope, id);
    if (!now.ok) return now;
    const { name, version } = now.value;
    if (name !== set.data.name) return err('change.superseded');
    return ok(() => this.groups.rename(scope, id, { name: old.data.name, version }));
  }
}
