import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.js';

describe('csvLine', () => {
  it.each([
    [['a', 1, null], 'a,1,\r\n'],
    [['dos, tres', 'di "sí"'], '"dos, tres","di ""sí"""\r\n'],
    [['=HYPERLINK("http://x")', '-1+1', '@suma'], '"\'=HYPERLINK(""http://x"")",\'-1+1,\'@suma\r\n'],
    [['línea\nrota'], '"línea\nrota"\r\n'],
  ])('%j', (cells, line) => expect(csvLine(cells)).toBe(line));
});
