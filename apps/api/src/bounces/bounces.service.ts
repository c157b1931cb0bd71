import { Injectable } from '@nestjs/common';
import { type BounceRule, classify } from '@relevo/bounce';
import { parseAddress } from '@relevo/mail-address';
import { sql } from 'kysely';
import { z } from 'zod';
import { Audit } from '../audit/audit.service.js';
import { SendingBooks } from '../containment/sending-book.service.js';
import { BounceRules } from '../corrections/bounce-rules.service.js';
import { Clock } from '../platform/clock/clock.js';
import { ofCompany } from '../platform/database/company.js';
import { Database } from '../platform/database/database.js';
import type { MailScope, StaffMailScope, TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { TenantId } from '../platform/ids.js';
import type { BounceSummary, BouncesQuery, BounceView, Suppress, SuppressionQuery, SuppressionView } from './bounces.dto.js';

const CLASSES = ['invalid_address', 'mailbox_full', 'spam', 'dns_or_domain', 'unknown'] as const;

/** What did not arrive, why, and whom not to write to for a while. */
@Injectable()
export class Bounces {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly rules: BounceRules,
    private readonly books: SendingBooks,
  ) {}

  summary(scope: MailScope, days: number): Promise<BounceSummary> {
    return this.database.within(scope, async (tx) => {
      const count = async (from: number, to: number) =>
        (
          await sql<{ class: BounceView['class']; label: string; n: number }>`
            SELECT coalesce(bounce_class, 'unknown') AS class, coalesce(bounce_label, 'none') AS label, count(*)::int AS n FROM mail_event
            WHERE ${ofCompany(scope)} AND type = 'delivery' AND status IN ('bounced', 'expired')
              AND at >= now() - make_interval(days => ${from}) AND at < now() - make_interval(days => ${to})
            GROUP BY 1, 2 ORDER BY 3 DESC`.execute(tx)
        ).rows;
      const labels = await count(days, 0);
      const before = await count(days * 2, days);
      const sumOf = (rows: typeof labels, name: string) =>
        rows.filter((row) => row.class === name).reduce((n, row) => n + row.n, 0);
      const { rows } = await sql<{
        n: number;
      }>`SELECT count(*)::int AS n FROM suppression WHERE ${ofCompany(scope)} AND expires_at > now()`.execute(tx);
      return {
        classes: CLASSES.map((name) => ({ class: name, n: sumOf(labels, name), before: sumOf(before, name) })),
        labels,
        suppressions: rows[0]?.n ?? 0,
      };
    });
  }

  list(scope: TenantScope, query: BouncesQuery): Promise<Page<BounceView>> {
    return this.#list(scope, query, toView);
  }

  listForStaff(scope: StaffMailScope, query: BouncesQuery): Promise<Page<BounceView & { tenantId: TenantId }>> {
    return this.#list(scope, query, (row, rules) => ({ ...toView(row, rules), tenantId: row.tenant_id }));
  }

  async #list<View>(
    scope: MailScope,
    query: BouncesQuery,
    view: (row: Row, rules: readonly BounceRule[]) => View,
  ): Promise<Page<View>> {
    const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.number(), z.string()]));
    const rules = await this.rules.current();
    return this.database.within(scope, async (tx) => {
      const { rows } = await sql<Row>`
        SELECT e.tenant_id, e.at, e.position, e.node_id, e.queue_id, e.message_id, e.sender, e.recipient, e.status, e.via, e.relay, e.enhanced_code, e.reply,
          s.address IS NOT NULL AS suppressed
        FROM mail_event e LEFT JOIN suppression s ON s.tenant_id = e.tenant_id AND s.address = e.recipient AND s.expires_at > now()
        WHERE ${ofCompany(scope, 'e.tenant_id')} AND e.type = 'delivery' AND e.status IN ('bounced', 'expired')
          AND e.at >= now() - make_interval(days => ${query.days})
          ${query.class ? sql`AND coalesce(e.bounce_class, 'unknown') = ${query.class}` : sql``} ${query.label ? sql`AND e.bounce_label = ${query.label}` : sql``}
          ${query.sender ? sql`AND e.sender = ${query.sender}` : sql``} ${query.domain ? sql`AND e.peer_domain = ${query.domain}` : sql``}
          ${after ? sql`AND e.at <= ${after[0]}::timestamptz + interval '1 millisecond' AND (date_trunc('milliseconds', e.at), e.position, e.recipient) < (${after[0]}::timestamptz, ${after[1]}, ${after[2]})` : sql``}
        ORDER BY date_trunc('milliseconds', e.at) DESC, e.position DESC, e.recipient DESC LIMIT ${query.limit + 1}`.execute(tx);
      return toPage(
        rows,
        query.limit,
        (row) => view(row, rules),
        (row) => encodeCursor(row.at.toISOString(), row.position, row.recipient ?? ''),
      );
    });
  }

  suppressions(scope: TenantScope, query: SuppressionQuery): Promise<Page<SuppressionView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.string()]));
    return this.database.within(scope, async (tx) => {
      let rows = tx
        .selectFrom('suppression')
        .selectAll()
        .where('tenant_id', '=', scope.tenantId)
        .where('expires_at', '>', this.clock.now())
        .orderBy('address')
        .limit(query.limit + 1);
      if (after) rows = rows.where('address', '>', after[0]);
      if (query.q) rows = rows.where('address', 'like', `%${query.q.replace(/[\\%_]/g, '\\$&')}%`);
      return toPage(
        await rows.execute(),
        query.limit,
        (row) => ({
          address: row.address,
          origin: row.origin as SuppressionView['origin'],
          reason: row.reason,
          bounceLabel: row.bounce_label,
          bounces: row.bounces,
          lastAt: row.last_at.toISOString(),
          expiresAt: row.expires_at.toISOString(),
          createdBy: row.created_by,
        }),
        (row) => encodeCursor(row.address),
      );
    });
  }

  async suppress(scope: TenantScope, body: Suppress): Promise<Result<null, 'address.invalid'>> {
    const parsed = parseAddress(body.address);
    if (!parsed.ok) return err('address.invalid', { address: body.address }, 'address');
    const now = this.clock.now();
    const expires_at = new Date(now.getTime() + body.days * 86_400_000);
    const done = await this.database.within(scope, async (tx): Promise<Result<null, 'address.invalid'>> => {
      const row = { origin: 'person', reason: body.reason, expires_at, created_by: scope.actor.name };
      await tx
        .insertInto('suppression')
        .values({ tenant_id: scope.tenantId, address: body.address, ...row })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'address']).doUpdateSet(row))
        .execute();
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: scope.tenantId,
          action: 'suppression.added',
          target: `tenant:${scope.tenantId}`,
          label: body.address,
          after: { reason: body.reason },
        },
      ]);
      return ok(null);
    });
    await this.books.wake(scope.tenantId, scope.actor);
    return done;
  }

  async lift(scope: TenantScope, address: string): Promise<Result<null, 'resource.not_found'>> {
    const done = await this.database.within(scope, async (tx): Promise<Result<null, 'resource.not_found'>> => {
      const { numDeletedRows } = await tx
        .deleteFrom('suppression')
        .where('tenant_id', '=', scope.tenantId)
        .where('address', '=', address.toLowerCase())
        .executeTakeFirst();
      if (numDeletedRows === 0n) return err('resource.not_found');
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: scope.tenantId,
          action: 'suppression.lifted',
          target: `tenant:${scope.tenantId}`,
          label: address.toLowerCase(),
        },
      ]);
      return ok(null);
    });
    if (done.ok) await this.books.wake(scope.tenantId, scope.actor);
    return done;
  }
}

interface Row {
  tenant_id: TenantId;
  at: Date;
  position: number;
  node_id: string;
  queue_id: string;
  message_id: string | null;
  sender: string;
  recipient: string | null;
  status: string;
  via: string | null;
  relay: string | null;
  enhanced_code: string | null;
  reply: string | null;
  suppressed: boolean;
}

/** Judged anew from the reply, which is what was stored whole: rules get better, and what they say now is what counts. */
function toView(row: Row, rules: readonly BounceRule[]): BounceView {
  const reply = row.reply ?? '';
  const verdict = classify(reply, rules);
  return {
    at: row.at.toISOString(),
    traceKey: Buffer.from(row.message_id ?? `${row.node_id}~${row.queue_id}~`).toString('base64url'),
    sender: row.sender,
    recipient: row.recipient ?? '',
    class: verdict.class,
    label: verdict.label,
    confidence: verdict.confidence,
    enhancedCode: row.enhanced_code,
    reply,
    relay: row.relay,
    expired: row.status === 'expired',
    suppressed: row.suppressed,
    source: row.via === 'report' || row.via === 'hearsay' ? row.via : 'log',
  };
}
