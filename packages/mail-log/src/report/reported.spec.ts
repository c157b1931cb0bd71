import { readFileSync } from 'node:fs';
import { ReportEvent } from '@relevo/agent-protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Correlator } from '../correlator.ts';
import { parseLine } from '../parse.ts';

const options = { reference: new Date('2026-11-30T00:00:00Z') };
const eventsOf = (line: string) => new Correlator().feed(parseLine(line, options));

/** The lines that rspamd 3.4 wrote of `samples/reports/*.eml`; the fleet test makes them anew. */
const LINES = readFileSync(new URL('../../samples/rspamd-reports.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const told = LINES.flatMap((line) =>
  eventsOf(line).map(
    (event) => event.type === 'report' && [event.recipient, event.originalRecipient, event.enhancedCode, event.reply],
  ),
);

describe('reports of twelve kinds of mailer, in three languages', () => {
  it.each([
    [
      'Domino',
      ['contable@notes.test', null, '5.1.1', '5.1.1 User contable (contable@notes.tes t) not listed in Domino Directory'],
    ],
    ['Exchange', ['mgomez@corporativo.test', null, '5.1.1', '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found']],
    ['Exim before it knew RFC 3464', ['nadie@cliente.test', null, null, 'No such person at this address']],
    ['Exim, which gives no diagnosis', ['ventas@cliente.test', null, '5.0.0', 'mailbox is full']],
    [
      'Gmail',
      [
        'cliente@gmail.test',
        null,
        '5.2.2',
        "552-5.2.2 The recipient's inbox is out of storage space and inactive. 552 5.2.2  https://support.google.com/mail/?p=OverQuotaPerm - gsmtp",
      ],
    ],
    [
      'Microsoft 365',
      [
        'pagos@nube.test',
        null,
        '5.1.10',
        '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient pagos@nube.test not found by SMTP address lookup',
      ],
    ],
    ['MDaemon', ['recepcion@oficina.test', null, '5.1.1', '550 5.1.1 Usuario desconocido: recepcion@oficina.test']],
    [
      'Postfix behind an alias',
      ['joao@locadora.test', 'vendas@locadora.test', '5.2.2', '5.2.2 A caixa postal do destinatário está cheia (quota excedida)'],
    ],
    [
      'Postfix',
      [
        'jose@destino.test',
        'jose@destino.test',
        '5.1.1',
        '550 5.1.1 <jose@destino.test>: Recipient address rejected: User unknown in virtual mailbox table',
      ],
    ],
    ['qmail in Spanish', ['compras@toaster.test', null, '5.2.2', 'El buzón del usuario está lleno. (#5.2.2)']],
    ['qmail', ['pedro@qmail.test', null, '5.1.1', 'Sorry, no mailbox here by that name. (#5.1.1)']],
    [
      'qmail, of a second address',
      [
        'lucia@qmail.test',
        null,
        '5.7.1',
        '198.51.100.7 does not like recipient. Remote host said: 554 5.7.1 <lucia@qmail.test>: Relay access denied Giving up on 198.51.100.7.',
      ],
    ],
    [
      'Sendmail, whose diagnosis is in its text',
      ['decano@facultad.universidad.test', 'decano@universidad.test', '5.1.2', '5.1.2 (reason: 550 Host unknown)'],
    ],
  ])('%s', (_, expected) => expect(told).toContainEqual(expected));

  // The delayed one, the delivered one, and one whose address is no address.
  it('tell nothing more', () => expect(told).toHaveLength(13));

  it('name the message, who is told and who brought it', () =>
    expect(eventsOf(LINES.find((line) => line.includes('jose@destino.test%0AAction: failed')) ?? '')).toEqual([
      expect.objectContaining({
        to: 'ana@empresa.test',
        messageId: 'pedido-1@empresa.test',
        client: 'mail.fuera.test[192.0.2.25]',
      }),
    ]));
});

const HEAD = '2026-11-25 04:36:58 #765(rspamd_proxy) <ed75b5>; lua; rspamd.local.lua:276: relevo_report';
const coded = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
const line = (status: string, more = 'id="<1@a.test>"') => `${HEAD} to="a@b.test" ${more} status="${coded(status)}"`;

describe('what is no failure', () => {
  it.each([
    ['delayed', 'Final-Recipient: rfc822; x@y.test\nAction: delayed\nStatus: 4.4.1'],
    ['relayed', 'Final-Recipient: rfc822; x@y.test\nAction: relayed\nStatus: 2.0.0'],
    ['expanded', 'Final-Recipient: rfc822; x@y.test\nAction: expanded\nStatus: 2.0.0'],
    ['failed with a code of success', 'Final-Recipient: rfc822; x@y.test\nAction: failed\nStatus: 2.0.0'],
    ['no action and a passing fault', 'Final-Recipient: rfc822; x@y.test\nStatus: 4.2.2'],
    ['no address', 'Final-Recipient: rfc822; todos\nAction: failed\nStatus: 5.1.1'],
  ])('%s', (_, status) => expect(eventsOf(line(status))).toEqual([]));
  it('a message without a name', () =>
    expect(eventsOf(line('Final-Recipient: rfc822; x@y.test\nAction: failed\nStatus: 5.1.1', ''))).toEqual([]));
  it('a line that another module of rspamd wrote', () =>
    expect(eventsOf(line('Final-Recipient: rfc822; x@y.test\nAction: failed').replace('rspamd.local.lua', 'dmarc.lua'))).toEqual(
      [],
    ));
});

it('expired after days counts as failed', () =>
  expect(eventsOf(line('Final-Recipient: rfc822; x@y.test\nAction: Failed (expired)\nStatus: 4.4.7'))).toMatchObject([
    { recipient: 'x@y.test', enhancedCode: '4.4.7', reply: '4.4.7' },
  ]));

it('whatever a report says makes an event that the protocol takes, or none', () => {
  const word = fc.constantFrom(
    'Final-Recipient: rfc822;',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp;',
    '\n',
    ' ',
    '"',
    '%',
    'a@b.test',
    '<',
    '>:',
    '550 5.1.1',
    '@',
    '\u0000',
    'ñ',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
  );
  fc.assert(
    fc.property(text, text, text, (status, said, failed) => {
      const lines = [
        `${HEAD} to="a@b.test" id="<1@a.test>" failed="${coded(failed)}" text="${coded(said)}"`,
        `${HEAD} to="a@b.test" id="<1@a.test>" status="${coded(status)}" text="${coded(said)}"`,
        `${HEAD} to="a@b.test" id="<1@a.test>" status="${status}" text="${said}"`,
      ];
      for (const event of lines.filter((one) => !one.includes('\n')).flatMap(eventsOf))
        ReportEvent.parse({ ...event, position: 1 });
    }),
  );
});

it('is read in time that grows with its length', () => {
  // Processor time: whatever else the machine does. Four times the length takes four times as long, sixteen were it squared.
  const taken = (length: number) => {
    const start = process.cpuUsage();
    for (const part of ['5.1', '<a@', 'a@b.', '((', ' \n', '550 '])
      eventsOf(`${HEAD} to="a@b.test" id="<1@a.test>" text="${coded(part.repeat(length))}"`);
    return process.cpuUsage(start).user / 1000;
  };
  taken(15_000);
  expect(taken(60_000)).toBeLessThan(8 * taken(15_000) + 500);
});
