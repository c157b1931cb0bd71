import { isParsed, parseLine } from '@relevo/mail-log';
import { describe, expect, it } from 'vitest';
import { DailyAllowance, lessonOf } from './said.ts';

/** As Dovecot writes it (mail_log plugin), read by the same parser as the agent's. */
function said(text: string): string {
  const line = parseLine(`Nov 28 10:00:00 imap(ana@andina.test)<123><abc>: Info: ${text}`, {
    reference: new Date('2026-11-28T12:00:00Z'),
  });
  if (!isParsed(line) || line.event.kind !== 'mailbox_event') throw new Error(`not an event of a mailbox: ${text}`);
  const lesson = lessonOf(line.event);
  return lesson ? `${lesson.as}${lesson.plainly ? '' : ' by treating it so'}` : 'nothing';
}

describe('what an act says of a message', () => {
  it.each([
    ['copy from INBOX: box=Junk, uid=3, msgid=<a@b.test>, flags=()', 'spam'],
    ['copy from INBOX/2025: box=Correo electrónico no deseado, uid=3, msgid=<a@b.test>, flags=(\\Seen)', 'spam'],
    ['copy from INBOX: box=INBOX/Spam, uid=3, msgid=<a@b.test>, flags=()', 'spam'],
    ['copy from Junk: box=Spam, uid=3, msgid=<a@b.test>, flags=()', 'nothing'],
    ['copy from Junk: box=INBOX, uid=3, msgid=<a@b.test>, flags=()', 'ham'],
    ['copy from Junk: box=Clientes, uid=3, msgid=<a@b.test>, flags=()', 'ham'],
    ['copy from Junk: box=Trash, uid=3, msgid=<a@b.test>, flags=()', 'nothing'],
    ['copy from INBOX: box=Clientes/2026, uid=3, msgid=<a@b.test>, flags=(\\Seen)', 'ham by treating it so'],
    ['copy from INBOX: box=Trash, uid=3, msgid=<a@b.test>, flags=(\\Seen)', 'nothing'],
    ['copy from INBOX: box=Elementos eliminados, uid=3, msgid=<a@b.test>, flags=(\\Seen)', 'nothing'],
    ['copy from INBOX: box=INBOX/Papelera, uid=3, msgid=<a@b.test>, flags=(\\Seen)', 'nothing'],
    ['copy from Clientes: box=INBOX, uid=3, msgid=<a@b.test>, flags=(\\Seen)', 'nothing'],
    ['copy from Clientes: box=Archivo, uid=3, msgid=<a@b.test>, flags=(\\Seen)', 'nothing'],
    ['flag_change: box=INBOX, uid=3, msgid=<a@b.test>, flags=(\\Answered \\Seen)', 'ham by treating it so'],
    ['flag_change: box=INBOX, uid=3, msgid=<a@b.test>, flags=(\\Seen)', 'nothing'],
    ['flag_change: box=Junk, uid=3, msgid=<a@b.test>, flags=(\\Answered)', 'nothing'],
    ['flag_change: box=Sent, uid=3, msgid=<a@b.test>, flags=(\\Answered)', 'nothing'],
    ['delete: box=INBOX, uid=3, msgid=<a@b.test>, flags=(\\Deleted)', 'nothing'],
  ])('%s: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});

it('gives each person so many a day', () => {
  const day = 86_400_000;
  const allowance = new DailyAllowance(2);
  const takes = [
    allowance.take('ana', 0),
    allowance.take('ana', 1),
    allowance.take('ana', day - 1),
    allowance.take('bruno', day - 1),
  ];
  expect(takes).toEqual([true, true, false, true]);
  expect(allowance.take('ana', day)).toBe(true);
});
