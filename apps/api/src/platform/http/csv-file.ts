import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** A download that is written while it is read. The mark at its start tells spreadsheets that it is UTF-8. */
export function csvFile(name: string, lines: AsyncIterable<string>): StreamableFile {
  const marked = async function* () {
    yield '\uFEFF';
    yield* lines;
  };
  return new StreamableFile(Readable.from(marked(), { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
  });
}
