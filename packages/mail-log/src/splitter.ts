/**
 * Bytes into lines. Cuts at newlines before it decodes, so a character never falls between two blocks; a line may span any
 * number of them. Bytes that are not UTF-8 become U+FFFD and the line goes on.
 */
export class LineSplitter {
  #rest: Buffer[] = [];

  /** The lines that this block completes, without their newlines. */
  push(block: Buffer): readonly string[] {
    const last = block.lastIndexOf(NEWLINE);
    if (last < 0) {
      if (block.length > 0) this.#rest.push(Buffer.from(block));
      return [];
    }
    const head = block.subarray(0, last);
    const text = this.#rest.length === 0 ? head.toString('utf8') : Buffer.concat([...this.#rest, head]).toString('utf8');
    // A copy: the reader may fill its block again.
    this.#rest = last + 1 < block.length ? [Buffer.from(block.subarray(last + 1))] : [];
    return linesOf(text);
  }

  /** What stood behind the last newline, if anything. */
  end(): readonly string[] {
    const rest = Buffer.concat(this.#rest).toString('utf8');
    this.#rest = [];
    return rest === '' ? [] : linesOf(rest);
  }
}

const NEWLINE = 10;

function linesOf(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    lines.push(withoutReturn(text, start, end));
    start = end + 1;
  }
  lines.push(withoutReturn(text, start, text.length));
  return lines;
}

const withoutReturn = (text: string, start: number, end: number): string =>
  text.slice(start, end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
