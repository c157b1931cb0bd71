import type { SieveRule } from '@relevo/agent-protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rule } from '../converge/records.arbitrary.ts';
import { rulesScript } from './sieve-rules.ts';

const RULE: SieveRule = {
  match: 'all',
  conditions: [{ field: 'from', op: 'contains', value: 'banco' }],
  folder: 'Banco',
  markRead: false,
  flag: false,
  forwardTo: null,
};
const script = (rules: SieveRule[], mayForward = true) => rulesScript({ rules, mayForward, sendPolicy: { kind: 'anyone' } });

describe('rulesScript', () => {
  it('is none without rules', () => expect(script([])).toBeNull());

  it('lets the first that fits decide', () =>
    expect(script([RULE, { ...RULE, folder: null, markRead: true, flag: true }])).toBe(
      `require ["fileinto", "mailbox", "imap4flags", "copy"];
if allof(address :all :contains ["From", "Sender", "Reply-To"] "banco") {
  fileinto :create "Banco";
} elsif allof(address :all :contains ["From", "Sender", "Reply-To"] "banco") {
  keep :flags ["\\\\Seen", "\\\\Flagged"];
}
`,
    ));

  it('forwards for those alone who may', () => {
    const rules = [{ ...RULE, forwardTo: 'x@otra.test' }];
    expect(script(rules)).toContain('redirect :copy "x@otra.test";');
    expect(script(rules, false)).not.toContain('redirect');
    expect(rulesScript({ rules, mayForward: true, sendPolicy: { kind: 'own_domain' } })).not.toContain('redirect');
  });

  it('keeps whatever is written in it inside its quotes', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(
        '"; discard; "',
        '\\',
        '\\"',
        'a"\r\nredirect "x@evil.test";',
        '$' + '{env.vnd.x}',
        '*',
        `${'ñ'.repeat(200)}`,
      ),
    );
    fc.assert(
      fc.property(rule, hostile, hostile, (one, value, folder) => {
        const text = script([{ ...one, conditions: [{ field: 'subject', op: 'is', value }], folder, forwardTo: null }]) ?? '';
        const bare = text.replace(/"(?:[^"\\]|\\.)*"/gs, '""');
        expect(bare.split('\n').slice(1).join('\n')).toMatch(
          /^if (?:allof|anyof)\(header :is \[""\] ""\) \{\n {2}fileinto :create(?: :flags \[""(?:, "")?\])? "";\n\}\n$/,
        );
      }),
    );
  });
});
