/** Enough of a CSV reader for a preview: the API reads the file for real and judges each row. */
export function readPreview(text: string, rows: number): { head: string[]; body: string[][]; total: number } {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const [first = '', ...rest] = lines;
  const separator = [';', '\t', ','].find((candidate) => first.includes(candidate)) ?? ',';
  const cells = (line: string) => splitQuoted(line, separator);
  return { head: cells(first), body: rest.slice(0, rows).map(cells), total: rest.length };
}

function splitQuoted(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let inQuotes = false;
  for (const letter of line) {
    if (letter === '"') inQuotes = !inQuotes;
    else if (letter === separator && !inQuotes) {
      cells.push(cell.trim());
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell.trim()];
}

/** A cell that begins like a formula is made text, so that a spreadsheet does not run what somebody typed as a name. */
const quoted = (cell: string) => {
  const safe = /^[=+\-@\t]/.test(cell) && !/^\S+@\S+$/.test(cell) ? `'${cell}` : cell;
  return /[",;\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export function downloadCsv(name: string, rows: readonly (readonly (string | number)[])[]) {
  const text = rows.map((row) => row.map((cell) => quoted(String(cell))).join(',')).join('\r\n');
  // Excel takes a CSV for the system's own code page unless a byte order mark says UTF-8.
  const url = URL.createObjectURL(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
