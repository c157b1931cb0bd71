import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import pg from 'pg';

const MARK = '/* kept */';

/**
 * Begins a statement whose plan each connection makes once. Over ninety days of partitions the planning takes ten times as long as
 * the reading (30 ms against 2 ms); so the text must not change from call to call, and what changes is a parameter.
 */
export const kept: RawBuilder<unknown> = sql.raw(MARK);
/** From here on in the transaction a plan is good for any parameters. */
export const keepPlans = sql`SET LOCAL plan_cache_mode = force_generic_plan`;

const names = new Map<string, string>();
const nameOf = (text: string): string => {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('hex');
    names.set(text, name);
  }
  return name;
};

/** A connection that prepares, by name, each statement that asks for it. */
export class KeepingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: one method stands for the eight overloads of pg's own
  override query(...args: any[]): any {
    const [text, values, ...rest] = args;
    const query = typeof text === 'string' && text.startsWith(MARK) ? [{ name: nameOf(text), text, values }, ...rest] : args;
    return (super.query as (...all: unknown[]) => unknown)(...query);
  }
}
