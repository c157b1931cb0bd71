/** RFC 2047: `=?charset?B|Q?text?=`; white space between two of them is no part of the text (section 6.2). */
export function decodeWords(text: string): string {
  return text
    .replace(/\r?\n[ \t]+/g, ' ')
    .replace(/(=\?[^?\s]+\?[bq]\?[^?\s]*\?=)\s+(?==\?[^?\s]+\?[bq]\?[^?\s]*\?=)/gi, '$1')
    .replace(/(?:=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=)+/gi, (run) => decodeRun(run))
    .trim();
}

/** Neighbours in one charset are joined as bytes first: a character may be cut between two of them. */
function decodeRun(run: string): string {
  const parts = [...run.matchAll(/=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi)].map(([, charset = '', coding = '', text = '']) => ({
    charset: charset.replace(/\*.*$/, '').toLowerCase(),
    bytes: coding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : fromQ(text),
  }));
  let result = '';
  for (let i = 0; i < parts.length; ) {
    const first = parts[i];
    if (!first) break;
    let end = i;
    while (parts[end]?.charset === first.charset) end++;
    result += decode(first.charset, Buffer.concat(parts.slice(i, end).map((part) => part.bytes)));
    i = end;
  }
  return result;
}

function decode(charset: string, bytes: Buffer): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

const fromQ = (text: string): Buffer =>
  Buffer.from(
    text.replace(/_/g, ' ').replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
