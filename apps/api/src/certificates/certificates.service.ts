import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Audit } from '../audit/audit.service.js';
import { Traces } from '../deliveries/trace.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { type PlatformScope, type TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { canonical, certificateHash, FIRST_HASH } from './certificate.rules.js';
import type { CertificateView } from './certificates.dto.js';

/** Proof that a destination took a message: what it answered, in a chain that anybody can check. */
@Injectable()
export class Certificates {
  constructor(
    private readonly database: Database,
    private readonly traces: Traces,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Once for each message and recipient; asking again gives the same one. */
  async issue(scope: TenantScope, traceKey: string, recipient: string): Promise<Result<{ number: number; code: string }>> {
    const trace = await this.traces.find(scope, traceKey);
    if (!trace.ok) return trace;
    const step = trace.value.steps.findLast(
      (one) => one.status === 'sent' && (one.recipient === recipient || one.originalRecipient === recipient),
    );
    if (!step) return err('certificate.not_delivered', { recipient });
    const platform: PlatformScope = { kind: 'platform', actor: scope.actor };
    return this.database.within(platform, async (tx) => {
      // One chain: who issues waits for who issues.
      await sql`SELECT pg_advisory_xact_lock(hashtext('relevo_certificate'))`.execute(tx);
      const known = await tx
        .selectFrom('delivery_certificate')
        .select(['number', 'code'])
        .where('tenant_id', '=', scope.tenantId)
        .where('trace_key', '=', traceKey)
        .where('recipient', '=', recipient)
        .executeTakeFirst();
      if (known) return ok(known);
      const tenant = await tx.selectFrom('tenant').select('name').where('id', '=', scope.tenantId).executeTakeFirstOrThrow();
      const last = await tx
        .selectFrom('delivery_certificate')
        .select(['number', 'hash'])
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst();
      const facts = canonical({
        company: tenant.name,
        sender: trace.value.sender,
        recipient,
        messageId: trace.value.messageId,
        size: trace.value.size,
        acceptedAt: trace.value.at,
        deliveredAt: step.at,
        node: step.node,
        relay: step.relay,
        queueId: step.queueId,
        reply: step.reply ?? '',
      });
      const [number, previous, now] = [(last?.number ?? 0) + 1, last?.hash ?? FIRST_HASH, this.clock.now()];
      const row = {
        number,
        code: randomBytes(16).toString('base64url'),
        tenant_id: scope.tenantId,
        issued_at: now,
        trace_key: traceKey,
        recipient,
        facts,
        previous_hash: previous,
        hash: certificateHash(number, now.toISOString(), previous, facts),
      };
      await tx.insertInto('delivery_certificate').values(row).execute();
      await this.audit.record(tx, scope.actor, [
        { tenantId: scope.tenantId, action: 'certificate.issued', target: `certificate:${number}`, label: recipient },
      ]);
      return ok({ number, code: row.code });
    });
  }

  /** For whoever holds the code: it is the key, and long enough to be one. */
  async find(code: string): Promise<Result<CertificateView, 'resource.not_found'>> {
    const row = await this.database.platform
      .selectFrom('delivery_certificate')
      .selectAll()
      .where('code', '=', code)
      .executeTakeFirst();
    if (!row) return err('resource.not_found');
    const beside = await this.database.platform
      .selectFrom('delivery_certificate')
      .select(['number', 'hash', 'previous_hash'])
      .where('number', 'in', [row.number - 1, row.number + 1])
      .execute();
    const issuedAt = row.issued_at.toISOString();
    const before = beside.find((one) => one.number === row.number - 1);
    const after = beside.find((one) => one.number === row.number + 1);
    const valid =
      certificateHash(row.number, issuedAt, row.previous_hash, row.facts) === row.hash &&
      row.previous_hash === (row.number === 1 ? FIRST_HASH : before?.hash) &&
      (!after || after.previous_hash === row.hash);
    return ok({
      number: row.number,
      code: row.code,
      issuedAt,
      valid,
      previousHash: row.previous_hash,
      hash: row.hash,
      facts: JSON.parse(row.facts) as CertificateView['facts'],
    });
  }
}
