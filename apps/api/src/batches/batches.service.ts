import { Injectable } from '@nestjs/common';
import { Groups } from '../filtering/groups.service.js';
import { Mailboxes } from '../mailboxes/mailboxes.service.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, type Failure, ok, type Result } from '../platform/errors/result.js';
import type { GroupId, MailboxId } from '../platform/ids.js';
import type { BatchChoice, BatchOutcome, ChangeBatch, DeleteBatch, GroupBatch, GroupBatchOutcome } from './batches.dto.js';

/** Of one transaction: long enough to be quick, short enough that the pair's lock keeps nobody waiting. */
const AT_ONCE = 200;
const PAGE = 500;
const REFUSED_SHOWN = 50;
const SAMPLES = 10;

/**
 * One act on many mailboxes. In portions, each whole or not at all; what an interruption left over is what the same act does when
 * it is asked for again, for mailboxes that are like that already stay untouched.
 */
@Injectable()
export class Batches {
  constructor(
    private readonly mailboxes: Mailboxes,
    private readonly groups: Groups,
  ) {}

  /** What it would change; changes nothing. */
  preview(scope: TenantScope, wish: ChangeBatch): Promise<BatchOutcome> {
    return this.#each(scope, wish.choice, (ids) => this.mailboxes.changeMany(scope, ids, wish.settings, { dryRun: true }));
  }

  change(scope: TenantScope, wish: ChangeBatch): Promise<BatchOutcome> {
    return this.#each(scope, wish.choice, (ids) => this.mailboxes.changeMany(scope, ids, wish.settings));
  }

  /** Into a group, or out of theirs. */
  async group(scope: TenantScope, wish: GroupBatch, options: { dryRun?: boolean } = {}): Promise<Result<GroupBatchOutcome>> {
    const groupId = wish.groupId as GroupId | null;
    if (groupId && !(await this.groups.find(scope, groupId)).ok) return err('resource.not_found');
    let moved = 0;
    let gone: Failure | null = null;
    const outcome = await this.#each(scope, wish.choice, async (ids) => {
      const part = await this.groups.putMany(scope, ids, groupId, options);
      if (!part.ok) {
        // Deleted by somebody else between two portions.
        gone = part;
        return { changed: [], refused: [] };
      }
      moved += part.value.moved;
      return { changed: part.value.changed, refused: [] };
    });
    return gone ?? ok({ ...outcome, moved });
  }

  /** Each can be restored with its mail for thirty days. */
  remove(scope: TenantScope, wish: DeleteBatch): Promise<BatchOutcome> {
    return this.#each(scope, wish.choice, async (ids) => {
      const changed: string[] = [];
      for (const id of ids) {
        const removed = await this.mailboxes.remove(scope, id);
        if (removed.ok) changed.push(removed.value.address);
      }
      return { changed, refused: [] };
    });
  }

  async #each(
    scope: TenantScope,
    choice: BatchChoice,
    act: (ids: readonly MailboxId[]) => Promise<{ changed: string[]; refused: BatchOutcome['refused'] }>,
  ): Promise<BatchOutcome> {
    const ids = await this.#chosen(scope, choice);
    const outcome: BatchOutcome = { total: ids.length, changed: 0, unchanged: 0, refused: [], samples: [] };
    let refused = 0;
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const part = await act(ids.slice(at, at + AT_ONCE));
      outcome.changed += part.changed.length;
      refused += part.refused.length;
      outcome.refused.push(...part.refused.slice(0, REFUSED_SHOWN - outcome.refused.length));
      outcome.samples.push(...part.changed.slice(0, SAMPLES - outcome.samples.length));
    }
    return { ...outcome, unchanged: ids.length - outcome.changed - refused };
  }

  /** All of them before the first is changed: an act may move them out of the filter that chose them. */
  async #chosen(scope: TenantScope, choice: BatchChoice): Promise<MailboxId[]> {
    if ('ids' in choice) return [...new Set(choice.ids as MailboxId[])].sort();
    const ids: MailboxId[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await this.mailboxes.list(scope, { ...choice.filter, sort: 'address', cursor, limit: PAGE });
      ids.push(...page.items.map((item) => item.id as MailboxId));
      if (!page.nextCursor) return ids.sort();
      cursor = page.nextCursor;
    }
  }
}
