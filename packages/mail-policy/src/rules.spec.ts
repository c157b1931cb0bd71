import type { SieveRule } from '@relevo/agent-protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRules, folderName } from './rules.ts';

const RULE: SieveRule = {
  match: 'all',
  conditions: [{ field: 'from', op: 'contains', value: 'banco' }],
  folder: 'Banco',
  markRead: false,
  flag: false,
  forwardTo: null,
};
const of = { address: 'ana@acme.test', mayForward: true };
const code = (rule: Partial<SieveRule>, who = of) => {
  const checked = checkRules([{ ...RULE, ...rule }], who);
  return checked.ok ? 'ok' : checked.fault.code;
};

describe('checkRules', () => {
  it.each<[string, Partial<SieveRule>, string]>([
    ['to a folder', {}, 'ok'],
    ['read and nothing else', { folder: null, markRead: true }, 'ok'],
    ['nothing at all', { folder: null }, 'nothing'],
    ['an empty word', { conditions: [{ field: 'from', op: 'is', value: '  ' }] }, 'value'],
    ['two lines', { conditions: [{ field: 'subject', op: 'is', value: 'a\nb' }] }, 'value'],
    ['out of the mailbox', { folder: '../otra' }, 'folder'],
    ['the quarantine', { folder: 'relevo-quarantine/Held' }, 'folder'],
    ['to another address', { forwardTo: 'Ana@Otra.test' }, 'ok'],
    ['to itself', { forwardTo: 'ana@acme.test' }, 'forward_to_itself'],
    ['to no address', { forwardTo: 'ana' }, 'forward'],
  ])('%s: %s', (_what, rule, expected) => expect(code(rule)).toBe(expected));

  it('forwards for those alone who may', () =>
    expect(code({ forwardTo: 'x@otra.test' }, { ...of, mayForward: false })).toBe('forward_not_allowed'));
});

describe('folderName', () => {
  it.each([
    ['Clientes / 2026', 'Clientes/2026'],
    ['inbox', 'INBOX'],
    ['Año', 'Año'],
    ['/etc', null],
    ['a//b', null],
    ['~root', null],
    ['*', null],
    ['a\0b', null],
  ])('%j is %j', (typed, name) => expect(folderName(typed)).toBe(name));

  it('names nothing above itself, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (typed) => {
        const name = folderName(typed);
        if (name === null) return;
        expect(name.split('/')).not.toContain('..');
        expect(name).not.toMatch(/^[/~]|[\r\n\0]/);
      }),
    );
  });
});
