import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

export type Cell = string | number | boolean | null | undefined;

/** Loads rows by COPY, many times faster than INSERT. `table` must have no row-level security: COPY refuses to load such a one. */
export async function copyRows(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const stream = client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  stream.end(rows.map((row) => `${row.map(copyText).join('\t')}\n`).join(''));
  await finished(stream);
}

/** COPY's text format (PostgreSQL manual, "File Formats"). A NUL byte has no place in a text column. */
export function copyText(cell: Cell): string {
  if (cell === null || cell === undefined) return '\\N';
  if (typeof cell !== 'string') return String(cell);
  return SPECIAL.test(cell) ? cell.replace(EVERY_SPECIAL, (char) => ESCAPES[char] ?? '') : cell;
}
const SPECIAL = /[\\\t\n\r\0]/;
const EVERY_SPECIAL = new RegExp(SPECIAL, 'g');
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
