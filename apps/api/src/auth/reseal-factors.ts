import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { sql } from 'kysely';
import type { Database } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import type { Resealed } from '../platform/secrets/reseal.js';
import type { AuthSecrets } from './auth-secrets.js';

const BATCH = 500;
const COLUMNS = ['secret', 'backupCodes'] as const;

/** Seals second factors with the current AUTH_SECRET, while people sign in: one that changes meanwhile is left as it became. */
export async function* resealFactors(database: Database, { key }: AuthSecrets): AsyncGenerator<Resealed> {
  if (typeof key === 'string') return;
  const envelope = `$ba$${key.currentVersion}$`;
  for (const column of COLUMNS) {
    let resealed = 0;
    const unreadable: string[] = [];
    for (let more = true; more; ) {
      more = await database.within(platformScope, async (tx) => {
        const name = sql.ref(column);
        const { rows } = await sql<{ id: string; sealed: string }>`SELECT id::text, ${name} AS sealed FROM "twoFactor"
          WHERE NOT starts_with(${name}, ${envelope}) AND NOT (id::text = ANY(${unreadable}::text[]))
          LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED`.execute(tx);
        for (const { id, sealed } of rows) {
          const data = await symmetricDecrypt({ key, data: sealed }).catch(() => null);
          if (data === null) {
            unreadable.push(id);
            continue;
          }
          const after = await symmetricEncrypt({ key, data });
          await sql`UPDATE "twoFactor" SET ${name} = ${after} WHERE id::text = ${id}`.execute(tx);
          resealed++;
        }
        return rows.length === BATCH;
      });
    }
    yield { column: `twoFactor.${column}`, resealed, unreadable: unreadable.length };
  }
}
