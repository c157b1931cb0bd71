import { BulkEvent } from '@relevo/agent-protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseLine } from '../parse.ts';
import { bulkNote, familyOf, unsubscribeOf } from './note.ts';

const AT = '2026-11-25T12:00:00.000Z';
const read = (said: string, from = 'rspamd.local.lua:500') => {
  const line = parseLine(`2026-11-25 12:00:00.000 #1(rspamd_proxy) <a1>; lua; ${from}: ${said}`, { reference: new Date(AT) });
  return line && 'event' in line ? line.event : undefined;
};

it('reads what the filter wrote', () => {
  const line = read(
    'relevo_bulk sender="Boletin@acme.test" id="<n1@acme.test>" subject="Novedades%20de%20oto%C3%B1o%20%22n%C2%BA%2012%22" list="Novedades <novedades.acme.test>" unsubscribe="<mailto:baja@acme.test>, <https://acme.test/baja?u=1>" post="List-Unsubscribe=One-Click" signed="yes"',
  );
  expect(line?.kind).toBe('bulk');
  if (line?.kind !== 'bulk') return;
  expect(bulkNote(AT, line)).toEqual([
    {
      type: 'bulk',
      at: AT,
      queueId: '',
      sender: 'boletin@acme.test',
      messageId: 'n1@acme.test',
      subject: 'Novedades de otoño "nº #"',
      list: 'novedades.acme.test',
      unsubscribe: 'one_click',
      signed: true,
    },
  ]);
});

it('takes nobody else’s word for it', () => {
  expect(read('relevo_bulk sender="boletin@acme.test" id="1@x"', 'other.lua:5')?.kind).toBe('scan_note');
});

it.each([
  ['Factura 0001-00012345', 'Factura #'],
  ['Factura N° 12 de 3.400,50 para ana@acme.test', 'Factura N° # de # para @'],
  ['Oferta   del 24/11 a las 10:30', 'Oferta del # a las #'],
  ['Novedades', 'Novedades'],
  ['', ''],
])('the family of «%s» is «%s»', (subject, family) => expect(familyOf(subject)).toBe(family));

it.each([
  [null, null, 'none'],
  ['', 'List-Unsubscribe=One-Click', 'none'],
  ['https://acme.test/baja', 'List-Unsubscribe=One-Click', 'none'],
  ['<ftp://acme.test/baja>', null, 'none'],
  ['<https://>', null, 'none'],
  ['<mailto:baja@acme.test>', null, 'present'],
  ['<mailto:baja@acme.test>', 'List-Unsubscribe=One-Click', 'present'],
  ['<http://acme.test/baja>', 'List-Unsubscribe=One-Click', 'present'],
  ['<https://acme.test/baja>', null, 'present'],
  ['<https://acme.test/baja>', 'One-Click', 'present'],
  ['<https://acme.test/baja>', 'List-Unsubscribe=One-Click', 'one_click'],
  ['<mailto:baja@acme.test>,\r\n <HTTPS://acme.test/baja>', ' list-unsubscribe=one-click ', 'one_click'],
] as const)('List-Unsubscribe: %s with Post: %s is %s', (value, post, expected) =>
  expect(unsubscribeOf(value, post)).toBe(expected),
);

it('makes of any words an event that the protocol takes, and of one without Message-ID none', () => {
  const text = fc.option(fc.string({ unit: 'binary', maxLength: 1200 }), { nil: null });
  fc.assert(
    fc.property(
      fc.string({ maxLength: 500 }),
      text,
      text,
      text,
      text,
      fc.string({ maxLength: 900 }),
      (sender, id, list, unsubscribe, post, subject) => {
        const notes = bulkNote(AT, {
          kind: 'bulk',
          tag: null,
          sender,
          messageId: id,
          subject,
          list,
          unsubscribe,
          post,
          signed: true,
        });
        for (const note of notes) BulkEvent.parse({ ...note, position: 1 });
        if (!id) expect(notes).toEqual([]);
      },
    ),
  );
});
