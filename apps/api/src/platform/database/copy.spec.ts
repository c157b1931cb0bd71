import { describe, expect, it } from 'vitest';
import { copyText } from './copy.js';

describe('copyText', () => {
  it.each([
    [null, '\\N'],
    ['\\N', '\\\\N'],
    ['a\tb\nc\rd\\e', 'a\\tb\\nc\\rd\\\\e'],
    ['nul\0byte', 'nulbyte'],
    ['José <josé@niño.test>', 'José <josé@niño.test>'],
    [0, '0'],
    [true, 'true'],
  ])('%j is written %j', (cell, text) => expect(copyText(cell)).toBe(text));
});
