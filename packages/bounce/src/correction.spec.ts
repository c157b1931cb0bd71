import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';
import type { Labelled } from './corpus.ts';
import { type Correction, correctionRule, speaksFor, tryCorrection } from './correction.ts';
import { parseReply } from './reply.ts';
import { RULES } from './rules/index.ts';

const CORRECTION: Correction = {
  id: 'x',
  phrases: ['El Buzón de Correo', 'fue dado de baja'],
  code: null,
  class: 'invalid_address',
  label: 'user_disabled',
};
const rule = (change: Partial<Correction> = {}) => {
  const made = correctionRule({ ...CORRECTION, ...change });
  if (!made) throw new Error('no rule');
  return made;
};

describe('a correction', () => {
  it.each([
    ['both phrases, in another order and with accents', '550 Fue dado de baja: el buzon de correo de ana@acme.test', true],
    ['over two lines', '550-El buzón de correo\n550 fue dado de baja', true],
    ['one phrase alone', '550 El buzón de correo está lleno', false],
  ])('%s', (_, reply, applies) => expect(speaksFor(rule(), reply)).toBe(applies));

  it('may ask for a code', () => {
    const reply = '550 El buzón de correo fue dado de baja';
    expect(speaksFor(rule({ code: 550 }), reply)).toBe(true);
    expect(speaksFor(rule({ code: 451 }), reply)).toBe(false);
  });

  it('is believed whatever the words are like', () => {
    const full = '552 5.2.2 El buzón de correo está lleno y fue dado de baja';
    expect(classify(full)).toMatchObject({ class: 'mailbox_full' });
    expect(classify(full, [rule(), ...RULES])).toMatchObject({ class: 'invalid_address', rule: 'staff.x' });
  });

  it.each([[['550']], [['ana@acme.test']], [['baja']], [[]]])('is none where %j says nothing', (phrases) =>
    expect(correctionRule({ ...CORRECTION, phrases })).toBeNull(),
  );

  it('takes its phrases as words, whatever they are: a reply that holds them is always spoken for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 6, maxLength: 200 }), (phrase) => {
        const made = correctionRule({ ...CORRECTION, phrases: [phrase] });
        fc.pre(made !== null);
        const { text } = parseReply(phrase);
        expect(made?.text?.test(`antes ${text} después`)).toBe(true);
      }),
    );
  });
});

describe('its trial', () => {
  const row = (bounceClass: Labelled['class'], reply: string): Labelled => ({
    class: bounceClass,
    provider: 'p',
    language: 'es',
    source: 's',
    reply,
  });
  it('tells what it mends from what it breaks', () => {
    const corpus = [
      row('invalid_address', 'xyzzy quux'),
      row('mailbox_full', '552 5.2.2 El buzón de correo está lleno, xyzzy quux'),
      row('spam', '550 mensaje rechazado por spam'),
    ];
    const trial = tryCorrection(rule({ phrases: ['xyzzy quux'] }), corpus, []);
    expect(trial).toEqual({ touched: 2, mended: [corpus[0]], broken: [corpus[1]] });
  });

  it('of a word that is everywhere breaks much of the corpus', () => {
    const everywhere = rule({ phrases: ['recipient'], class: 'spam' });
    const corpus = [row('invalid_address', '550 5.1.1 Recipient address rejected: User unknown in virtual mailbox table')];
    expect(tryCorrection(everywhere, corpus, RULES).broken).toHaveLength(1);
  });
});
