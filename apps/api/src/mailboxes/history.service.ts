import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { FilterHistory } from '../filtering/filter-history.service.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { Page, PageQuery } from '../platform/http/paging.js';
import type { MailboxId } from '../platform/ids.js';
import { type MailboxHistoryEntry, type MailboxView, UndoneSettings } from './mailboxes.dto.js';
import { Mailboxes } from './mailboxes.service.js';

/** What was changed of one mailbox, and the way back from each change of its settings. */
@Injectable()
export class MailboxHistory {
  constructor(
    private readonly audit: Audit,
    private readonly mailboxes: Mailboxes,
    private readonly filters: FilterHistory,
  ) {}

  async list(scope: TenantScope, id: MailboxId, query: PageQuery): Promise<Result<Page<MailboxHistoryEntry>>> {
    const mailbox = await this.mailboxes.find(scope, id);
    if (!mailbox.ok) return mailbox;
    const page = await this.audit.about(scope, `mailbox:${id}`, query);
    const ofFilters = await this.filters.undoable(scope, page.items);
    return ok({
      ...page,
      items: page.items.map(({ id: entry, at, actorName, action, before, after }) => ({
        id: entry,
        at,
        actorName,
        action,
        before,
        after,
        undoable: action === 'mailbox.updated' ? stands(mailbox.value, after) : ofFilters.has(entry),
      })),
    });
  }

  /** Sets what the entry changed to what it was before, by the way of every change: with its checks, and an entry of its own. */
  async undo(scope: TenantScope, id: MailboxId, entryId: number): Promise<Result<MailboxView>> {
    const mailbox = await this.mailboxes.find(scope, id);
    if (!mailbox.ok) return mailbox;
    const entry = await this.audit.entry(scope, `mailbox:${id}`, entryId);
    const before = UndoneSettings.safeParse(entry?.before);
    if (entry?.action !== 'mailbox.updated' || !before.success) return err('resource.not_found');
    if (!stands(mailbox.value, entry.after)) return err('change.superseded');
    return this.mailboxes.update(scope, id, { version: mailbox.value.version, ...before.data });
  }
}

/** A change that a later one overwrote cannot be taken back without undoing that one as well, unseen. */
const stands = (mailbox: MailboxView, after: unknown): boolean =>
  Object.entries((after ?? {}) as Partial<MailboxView>).every(([key, value]) =>
    isDeepStrictEqual(mailbox[key as keyof MailboxView], value),
  );
