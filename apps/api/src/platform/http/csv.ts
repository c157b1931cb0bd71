import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

export type CsvCell = string | number | null | undefined;

/** RFC 4180. A cell that a spreadsheet would run as a formula gets an apostrophe before it: senders choose what stands in these. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A file that is made while it is sent: however long, the process holds one piece of it. */
export function csvFile(name: string, head: readonly string[], rows: AsyncIterable<readonly CsvCell[]>): StreamableFile {
  async function* lines() {
    // Spreadsheets take UTF-8 for what it is when the byte order mark says so.
    yield `\uFEFF${csvLine(head)}`;
    for await (const row of rows) yield csvLine(row);
  }
  return new StreamableFile(Readable.from(lines()), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}.csv"`,
  });
}
