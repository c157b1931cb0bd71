/** What a person sees while things start: one line per step, with the time it took. */

const out = process.stdout;
const colour = out.isTTY && !process.env.NO_COLOR;
const paint = (/** @type {string} */ code, /** @type {string} */ text) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);

/**
 * @template T
 * @param {string} title
 * @param {(note: (line: string) => void) => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function step(title, act) {
  const started = performance.now();
  let last = '';
  const note = (/** @type {string} */ line) => {
    last = line;
    if (out.isTTY) out.write(`\r\x1b[2K  ${paint('2', `… ${title}: ${line}`.slice(0, (out.columns || 100) - 4))}`);
  };
  note('');
  try {
    const value = await act(note);
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
    out.write(`${out.isTTY ? '\r\x1b[2K' : ''}  ${paint('32', '✓')} ${title.padEnd(44)} ${paint('2', `${seconds} s`)}\n`);
    return value;
  } catch (error) {
    out.write(`${out.isTTY ? '\r\x1b[2K' : ''}  ${paint('31', '✗')} ${title}${last ? ` (${last})` : ''}\n`);
    throw error;
  }
}

/** @param {string} line */
export const say = (line) => out.write(`${line}\n`);
export const bold = (/** @type {string} */ text) => paint('1', text);
export const dim = (/** @type {string} */ text) => paint('2', text);
