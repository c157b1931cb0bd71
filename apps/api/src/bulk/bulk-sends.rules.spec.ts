import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assign, type BulkNote, MAX_AT_A_TIME, type OpenSend } from './bulk-sends.rules.js';

const START = Date.parse('2026-11-25T12:00:00Z');
let serial = 0;
const newId = () => `new${++serial}`;
const note = (hours: number, over: Partial<BulkNote> = {}): BulkNote => ({
  at: new Date(START + hours * 3_600_000).toISOString(),
  messageId: `${++serial}@acme.test`,
  subject: 'Factura #',
  list: null,
  unsubscribe: 'one_click',
  signed: true,
  ...over,
});
const open = (family: string, firstHour: number, lastHour = firstHour, id = 'old'): OpenSend => ({
  id,
  family,
  firstAt: START + firstHour * 3_600_000,
  lastAt: START + lastHour * 3_600_000,
});
const shape = (sends: ReturnType<typeof assign>) => sends.map(({ family, messages }) => [family, messages]);

it('counts one family within half a day as one send, whatever midnight says', () => {
  expect(shape(assign([note(11), note(13), note(24)], [], newId))).toEqual([['Factura #', 3]]);
});
it('begins another after a longer pause, and for another family', () => {
  expect(shape(assign([note(0), note(13), note(13, { subject: 'Novedades' })], [], newId))).toEqual([
    ['Factura #', 1],
    ['Factura #', 1],
    ['Novedades', 1],
  ]);
});
it('goes on with a send that is known, also with what a node tells late', () => {
  const [late] = assign([note(-2)], [open('Factura #', 0, 1)], newId);
  expect([late?.id, late?.firstAt, late?.lastAt]).toEqual(['old', START - 2 * 3_600_000, START + 3_600_000]);
});
it('tells lists apart from subjects', () => {
  const sends = assign([note(0, { list: 'a.acme.test' }), note(0, { list: 'a.acme.test', subject: 'Otro' }), note(0)], [], newId);
  expect(shape(sends)).toEqual([
    ['a.acme.test', 2],
    ['Factura #', 1],
  ]);
});
it('counts what lacks a way out, one that takes more than a click, and a signature', () => {
  const [send] = assign(
    [note(0, { unsubscribe: 'none' }), note(0, { unsubscribe: 'present' }), note(0, { signed: false })],
    [],
    newId,
  );
  expect(send).toMatchObject({ messages: 3, withoutUnsubscribe: 1, withoutOneClick: 1, unsigned: 1 });
});
it('puts subjects that name each reader together once there are very many', () => {
  const notes = Array.from({ length: MAX_AT_A_TIME + 30 }, (_, i) =>
    note(i / 100, { subject: `Hola, persona ${'x'.repeat(i)}` }),
  );
  const sends = assign(notes, [], newId);
  expect(sends).toHaveLength(MAX_AT_A_TIME + 1);
  expect(sends.at(-1)).toMatchObject({ family: '', subject: '', list: null, messages: 30 });
});
it('loses no message, makes no two sends of one id, and never very many at a time', () => {
  const any = fc.record({ hours: fc.double({ min: 0, max: 60, noNaN: true }), subject: fc.constantFrom(...'abcdefgh') });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 60 }), (list) => {
      const notes = list.map(({ hours, subject }) => note(hours, { subject }));
      const sends = assign(notes, [open('a', 0)], newId);
      expect(sends.reduce((n, send) => n + send.messages, 0)).toBe(notes.length);
      expect(sends.flatMap((send) => [...send.messageIds]).sort()).toEqual(notes.map((one) => one.messageId).sort());
      expect(new Set(sends.map((send) => send.id)).size).toBe(sends.length);
    }),
  );
});
