import { expect, it } from 'vitest';
import { SendingDb } from './sending-db.ts';

const who = { address: 'ana@acme.test', domain: 'acme.test', tenantId: '0190b1de-0000-7000-8000-000000000001', bulk: false };
const NOW = Date.parse('2026-11-25T10:30:00Z');
const limits = { hour: 10, day: 20 };
const book = {
  limits: [
    { scope: 'mailbox' as const, key: who.address, ...limits },
    { scope: 'domain' as const, key: who.domain, ...limits },
    { scope: 'tenant' as const, key: who.tenantId, ...limits },
  ],
  mailboxLimits: [],
  habits: [],
  suppressions: [],
};
const used = (db: SendingDb, of = who) => db.layers(of, NOW).map(({ scope, hourUsed, dayUsed }) => [scope, hourUsed, dayUsed]);

it('counts what the other node sent today as if it had sent it itself, once however often it is told', () => {
  const db = new SendingDb(':memory:');
  db.takeBook('1', book);
  db.count(who, 'x@out.test', NOW);
  const told = [
    { scope: 'mailbox' as const, key: who.address, hour: '2026-11-25T10:00:00.000Z', recipients: 4 },
    { scope: 'mailbox' as const, key: who.address, hour: '2026-11-25T08:00:00.000Z', recipients: 3 },
    { scope: 'tenant' as const, key: who.tenantId, hour: '2026-11-25T10:00:00.000Z', recipients: 7 },
    // Of yesterday: a new day starts at nothing.
    { scope: 'domain' as const, key: who.domain, hour: '2026-11-24T23:00:00.000Z', recipients: 9 },
  ];
  for (let time = 0; time < 2; time++) db.takeElsewhere(told);
  expect(used(db)).toEqual([
    ['mailbox', 5, 8],
    ['domain', 1, 1],
    ['tenant', 8, 8],
  ]);
  db.takeElsewhere([]);
  expect(used(db)).toEqual([
    ['mailbox', 1, 1],
    ['domain', 1, 1],
    ['tenant', 1, 1],
  ]);
  db.close();
});

it('tells the control plane only of what it sent itself', () => {
  const db = new SendingDb(':memory:');
  db.takeElsewhere([{ scope: 'mailbox', key: who.address, hour: '2026-11-25T10:00:00.000Z', recipients: 4 }]);
  expect(db.untold()).toBeNull();
  db.close();
});
