import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SendPolicy, Vacation } from '@relevo/agent-protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNCHANGED_SETTINGS } from '../converge/records.arbitrary.ts';
import { MailboxScripts } from './sieve.ts';
import { vacationScript } from './vacation.ts';

const ABSENT: Vacation = { subject: 'Estoy de viaje', text: 'Vuelvo el lunes.', from: null, until: null, everyDays: 7 };
const script = (vacation: Partial<Vacation> = {}, sendPolicy: SendPolicy = { kind: 'anyone' }) =>
  vacationScript({ address: 'ana@acme.test', domain: 'acme.test', vacation: { ...ABSENT, ...vacation }, sendPolicy });

describe('vacationScript', () => {
  it('answers everybody when nothing narrows it', () =>
    expect(script()).toContain('\nvacation :days 7 :subject "Estoy de viaje" "Vuelvo el lunes.";\n'));

  it.each<[string, SendPolicy, string | null]>([
    ['its own domain', { kind: 'own_domain' }, 'if allof(envelope :domain :is "from" "acme.test")'],
    [
      'listed ones',
      { kind: 'listed', entries: ['@socio.test', 'juan@cliente.test'] },
      'anyof(envelope :all :is "from" ["juan@cliente.test"], envelope :domain :is "from" ["socio.test"])',
    ],
    ['nobody', { kind: 'nobody' }, null],
  ])('of a mailbox that may write to %s answers no others', (_, policy, test) => {
    if (test === null) expect(script({}, policy)).toBeNull();
    else expect(script({}, policy)).toContain(test);
  });

  it('holds between its two times', () => {
    const text = script({ from: '2026-12-01T03:00:00.000Z', until: '2026-12-24T12:30:00.000Z' });
    expect(text).toContain('currentdate :zone "+0000" :value "ge" "iso8601" "2026-12-01T03:00:00+00:00"');
    expect(text).toContain('currentdate :zone "+0000" :value "lt" "iso8601" "2026-12-24T12:30:00+00:00"');
  });

  it('keeps whatever is written in it inside its quotes', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('"; redirect "x@evil.test"; "', '\\', '\\"', '.\r\n.\r\nkeep;', 'a"\ndiscard;'),
    );
    fc.assert(
      fc.property(hostile, hostile, (subject, text) => {
        const body = (script({ subject, text }) ?? '').split('\n').slice(1).join('\n');
        // What is left without its quoted strings is what we wrote ourselves.
        expect(body.replace(/"(?:[^"\\]|\\.)*"/gs, '""')).toBe('vacation :days 7 :subject "" "";\n');
      }),
    );
  });
});

it('keeps a script for the absent and for nobody else', () => {
  const directory = mkdtempSync(join(tmpdir(), 'relevo-vacation-'));
  const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const mailbox = (id: string, vacation: Vacation | null) => ({
    ...UNCHANGED_SETTINGS,
    id,
    tenantId: id,
    address: `${id}@acme.test`,
    domain: 'acme.test',
    passwordHash: null,
    vacation,
  });
  const scripts = new MailboxScripts(directory, owner, vacationScript);
  scripts.put(mailbox('one', ABSENT));
  scripts.put(mailbox('two', ABSENT));
  scripts.put(mailbox('two', null));
  expect(readdirSync(directory)).toEqual(['one.sieve']);
  new MailboxScripts(directory, owner, vacationScript).replace([mailbox('two', ABSENT), mailbox('three', null)]);
  expect(readdirSync(directory)).toEqual(['two.sieve']);
  rmSync(directory, { recursive: true });
});
