import { sql } from 'kysely';
import type { Database } from '../database/database.js';
import { platformScope } from '../database/scope.js';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns.js';
import type { Sealer } from './sealer.js';

const BATCH = 500;
export interface Resealed {
  readonly column: string;
  readonly resealed: number;
  /** Sealed with a key that this process does not hold. */
  readonly unreadable: number;
}

/**
 * Seals everything with the first key, a batch at a time, while the platform runs: a value that somebody writes meanwhile is
 * left as they wrote it. Safe to break off and to repeat.
 */
export async function* reseal(database: Database, sealer: Sealer): AsyncGenerator<Resealed> {
  for (const column of SEALED_COLUMNS) yield await resealColumn(database, sealer, column);
}

async function resealColumn(
  database: Database,
  sealer: Sealer,
  { table, column, key, json, purpose }: SealedColumn,
): Promise<Resealed> {
  const name = sql.ref(column);
  const text = json ? sql`(${name} #>> '{}')` : name;
  const keys = sql.join(key.map((one) => sql`${sql.ref(one)}::text AS ${sql.ref(one)}`));
  const same = sql.join(
    key.map((one) => sql`t.${sql.ref(one)}::text = r.keys ->> ${sql.lit(one)}`),
    sql` AND `,
  );
  let [resealed, unreadable] = [0, 0];
  const skipped: string[] = [];
  for (;;) {
    const done = await database.within(platformScope, async (tx) => {
      const { rows } = await sql<Record<string, string> & { sealed: string }>`
        SELECT ${keys}, ${text} AS sealed FROM ${sql.table(table)}
        WHERE ${name} IS NOT NULL AND ${text} LIKE '%.%' AND ${text} NOT LIKE ${`${sealer.keyId}.%`} AND NOT (${text} = ANY(${skipped}::text[]))
        LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED`.execute(tx);
      const fresh = rows.flatMap(({ sealed, ...keysOfRow }) => {
        try {
          const why = purpose(keysOfRow);
          return [{ keys: keysOfRow, before: sealed, after: sealer.seal(sealer.open(sealed, why), why) }];
        } catch {
          skipped.push(sealed);
          unreadable++;
          return [];
        }
      });
      const after = json ? sql`to_jsonb(r.after)` : sql`r.after`;
      if (fresh.length > 0)
        await sql`UPDATE ${sql.table(table)} t SET ${name} = ${after}
          FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) AS r(keys jsonb, before text, after text) WHERE ${same}`.execute(
          tx,
        );
      resealed += fresh.length;
      return rows.length < BATCH;
    });
    if (done) return { column: `${table}.${column}`, resealed, unreadable };
  }
}
