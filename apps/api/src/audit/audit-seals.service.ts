import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import { LOG, type Log } from '../platform/log/log.js';
import { PlatformSecrets } from '../platform/secrets/platform-secrets.js';
import { type Break, ChainCheck, GENESIS, type Sealed, sealOf } from './audit-chain.js';

const BATCH = 5000;
/** An entry commits after ones with higher numbers when its transaction is long; so many numbers back are looked at each time. */
const LOOK_BACK = 20_000;
const SECRET = 'audit';
/** After so long without a seal an entry counts as kept out of the chain. */
const UNSEALED_AFTER = '5 minutes';

export interface Verdict {
  readonly sealed: number;
  /** Waiting for their seal, as the newest do for some seconds. */
  readonly fresh: number;
  readonly head: { readonly position: number; readonly hash: string };
  readonly broken: { readonly position: number | null; readonly auditId: number; readonly why: Break | 'never sealed' } | null;
}

/** Seals the audit log's entries in one order, and follows the seals again to see whether anything was touched. */
@Injectable()
export class AuditSeals {
  constructor(
    private readonly database: Database,
    private readonly secrets: PlatformSecrets,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Seals what has been committed since. One process at a time; the others leave it to that one.
   * @param everything looks at all numbers instead of the newest, for an entry whose transaction outlasted the look back
   */
  async seal(everything = false): Promise<number> {
    const key = await this.secrets.get(SECRET);
    let total = 0;
    for (;;) {
      const sealed = await this.#sealBatch(key, everything);
      total += sealed;
      if (sealed < BATCH) return total;
    }
  }

  #sealBatch(key: Buffer, everything: boolean): Promise<number> {
    return this.database.within(platformScope, async (tx) => {
      const lock = await sql<{ free: boolean }>`SELECT pg_try_advisory_xact_lock(hashtext('relevo_audit_seal')) AS free`.execute(
        tx,
      );
      if (!lock.rows[0]?.free) return 0;
      const head = await tx
        .selectFrom('audit_seal')
        .select(['position', 'hash', 'audit_id'])
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst();
      const from = everything ? 0 : (head?.audit_id ?? 0) - LOOK_BACK;
      const { rows } = await sql<{ id: number; text: string }>`
        SELECT a.id, relevo_audit_text(a) AS text FROM audit a
        WHERE a.id > ${from} AND NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.audit_id = a.id) ORDER BY a.id LIMIT ${BATCH}`.execute(
        tx,
      );
      if (rows.length === 0) return 0;
      let before = head?.hash ?? GENESIS;
      let position = head?.position ?? 0;
      const seals = rows.map(({ id, text }) => {
        before = sealOf(key, before, ++position, text);
        return { position, id, hash: before.toString('hex') };
      });
      await sql`INSERT INTO audit_seal (position, audit_id, hash)
        SELECT r.position, r.id, decode(r.hash, 'hex') FROM jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) AS r(position bigint, id bigint, hash text)`.execute(
        tx,
      );
      // In the log, which lies elsewhere, this is the note by which a cut-off end is found: audit:verify -- --head POSITION:HASH.
      this.log.info({ position, hash: before.toString('hex') }, 'audit sealed');
      return rows.length;
    });
  }

  /** Follows the whole chain in one snapshot. `noted`: heads that somebody wrote down earlier and that must still be passed. */
  async verify(noted: readonly { position: number; hash: string }[] = []): Promise<Verdict> {
    const key = await this.secrets.get(SECRET);
    const check = new ChainCheck(key);
    return this.database.within(
      platformScope,
      async (tx): Promise<Verdict> => {
        for (let position = 0; ; ) {
          const { rows } = await sql<Sealed>`
            SELECT s.position, s.audit_id AS "auditId", CASE WHEN a.id IS NOT NULL THEN relevo_audit_text(a) END AS text, s.hash
            FROM audit_seal s LEFT JOIN audit a ON a.id = s.audit_id WHERE s.position > ${position} ORDER BY s.position LIMIT ${BATCH}`.execute(
            tx,
          );
          const broken = check.follow(rows);
          if (broken) return { sealed: broken.position - 1, fresh: 0, head: check.head, broken };
          for (const note of noted) {
            const passed = rows.find((row) => row.position === note.position);
            if (passed && passed.hash.toString('hex') !== note.hash)
              return {
                sealed: note.position - 1,
                fresh: 0,
                head: check.head,
                broken: { ...note, auditId: passed.auditId, why: 'changed' },
              };
          }
          if (rows.length < BATCH) break;
          position = rows.at(-1)?.position ?? position;
        }
        const cut = noted.find((note) => note.position > check.head.position);
        if (cut)
          return {
            sealed: check.head.position,
            fresh: 0,
            head: check.head,
            broken: { position: check.head.position + 1, auditId: 0, why: 'missing seal' },
          };
        const { rows } = await sql<{ fresh: number; late: number | null }>`
          SELECT count(*)::int AS fresh, min(a.id) FILTER (WHERE a.at < now() - ${UNSEALED_AFTER}::interval) AS late
          FROM audit a WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.audit_id = a.id)`.execute(tx);
        const { fresh = 0, late = null } = rows[0] ?? {};
        return {
          sealed: check.head.position,
          fresh,
          head: check.head,
          broken: late === null ? null : { position: null, auditId: late, why: 'never sealed' },
        };
      },
      { snapshot: true },
    );
  }
}
