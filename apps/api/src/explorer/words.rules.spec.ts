import { expect, it } from 'vitest';
import { decodeWords } from './words.rules.js';

it.each([
  ['plain', 'plain'],
  ['=?UTF-8?Q?Andina_Log=C3=ADstica_ya?=\n =?UTF-8?Q?_tiene_correo?=', 'Andina Logística ya tiene correo'],
  // A character that is cut between two words.
  ['=?utf-8?B?8J+YgA==?=', '😀'],
  ['=?utf-8?Q?=C3?= =?utf-8?Q?=B1?=', 'ñ'],
  ['=?iso-8859-1?q?Espa=F1a?= <a@b.test>', 'España <a@b.test>'],
  ['=?no-such-charset?q?abc?=', 'abc'],
  ['a =?broken', 'a =?broken'],
  ['uno\r\n\tdos', 'uno dos'],
])('%j reads %s', (text, expected) => expect(decodeWords(text)).toBe(expected));
