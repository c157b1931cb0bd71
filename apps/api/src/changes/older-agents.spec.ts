import type { DomainRecord, Filters, MailboxRecord } from '@relevo/agent-protocol';
import { expect, it } from 'vitest';
import { forOlderAgents } from './older-agents.js';

it.each<[string, Partial<Filters> | null, unknown]>([
  ['nothing said', null, null],
  ['no word on the quarantine', {}, { spamTo: null }],
  ['a score', { quarantineAt: 9 }, { quarantineAt: 9, spamTo: 'quarantine' }],
  ['never', { quarantineAt: 'never' }, { quarantineAt: 'never', spamTo: 'junk' }],
])('tells agents from before in their word: %s', (_what, wish, expected) => {
  const filters: Filters | null = wish && { junkAt: null, quarantineAt: null, rejectAt: null, allow: [], deny: [], ...wish };
  const domain = { filters, tenantFilters: filters } as DomainRecord;
  const mailbox = { filters, groupFilters: filters } as MailboxRecord;
  const told = forOlderAgents({ domains: [domain], mailboxes: [mailbox] });
  const same = expected === null ? null : expect.objectContaining(expected);
  expect(told).toEqual({ domains: [{ filters: same, tenantFilters: same }], mailboxes: [{ filters: same, groupFilters: same }] });
});
