import type {
  AliasRecord,
  DomainRecord,
  ListRecord,
  MailboxRecord,
  PairRecord,
  PairState,
  SieveRule,
} from '@relevo/agent-protocol';
import fc from 'fast-check';

/** Records as the control plane may render them, for property tests. Addresses come from a small stock, so that they collide. */
export const domain = fc.constantFrom('acme.test', 'beta.test', 'xn--mnchen-3ya.test');
const local = fc.constantFrom('ana', 'bruno', 'info', "o'brien", 'a.b+c', '100%');
export const address = fc.tuple(local, domain).map(([name, host]) => `${name}@${host}`);
const tenantId = fc.constantFrom('0198f000-0000-7000-8000-00000000000a', '0198f000-0000-7000-8000-00000000000b');

const entries = fc.array(fc.oneof(address, fc.string({ maxLength: 40, unit: 'binary' })), { maxLength: 4 });
export const filters = fc.record({
  junkAt: fc.option(fc.integer({ min: 1, max: 50 })),
  quarantineAt: fc.option(fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constant('never' as const))),
  rejectAt: fc.option(fc.integer({ min: 50, max: 100 })),
  allow: entries,
  deny: entries,
});
const words = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
export const rule: fc.Arbitrary<SieveRule> = fc.record({
  match: fc.constantFrom('all', 'any'),
  conditions: fc.array(
    fc.record({
      field: fc.constantFrom('from', 'to', 'subject', 'list'),
      op: fc.constantFrom('contains', 'is', 'not_contains'),
      value: words,
    }),
    { minLength: 1, maxLength: 3 },
  ),
  folder: fc.option(words),
  markRead: fc.boolean(),
  flag: fc.boolean(),
  forwardTo: fc.option(address),
});

const mailbox: fc.Arbitrary<MailboxRecord> = fc.record({
  id: fc.uuid(),
  tenantId,
  address,
  domain,
  passwordHash: fc.option(fc.constantFrom('{PLAIN}x', '{ARGON2ID}$argon2id$v=19$m=1,t=1,p=1$a$b')),
  state: fc.constantFrom('active', 'suspended'),
  quotaMb: fc.integer({ min: 1, max: 100_000 }),
  accessMode: fc.constantFrom('client', 'client_and_webmail', 'webmail'),
  protocols: fc.record({
    imap: fc.boolean(),
    pop3: fc.boolean(),
    submission: fc.boolean(),
    webmail: fc.boolean(),
    cleartext: fc.boolean(),
  }),
  appPasswords: fc
    .uniqueArray(fc.record({ id: fc.uuid(), selector: fc.stringMatching(/^[a-z2-7]{6}$/), hash: fc.constant('{SSHA512}x') }), {
      selector: (one) => one.selector,
      maxLength: 3,
    })
    .map((all) => all.sort((a, b) => (a.id < b.id ? -1 : 1))),
  retentionDays: fc.option(fc.integer({ min: 1, max: 3650 })),
  sendPolicy: fc.oneof(
    fc.constantFrom({ kind: 'anyone' as const }, { kind: 'own_domain' as const }, { kind: 'nobody' as const }),
    fc.record({
      kind: fc.constant('listed' as const),
      entries: fc.array(
        fc.oneof(
          address,
          domain.map((host) => `@${host}`),
        ),
        { maxLength: 5 },
      ),
    }),
  ),
  receivePolicy: fc.oneof(
    fc.constant({ kind: 'accept' as const }),
    fc.record({ kind: fc.constant('refuse' as const), text: fc.stringMatching(/^[ -~]{1,40}$/) }),
  ),
  forward: fc.option(fc.record({ targets: fc.array(address, { minLength: 1, maxLength: 4 }), keepCopy: fc.boolean() })),
  vacation: fc.option(
    fc.record({
      subject: fc.string({ minLength: 1, maxLength: 20 }),
      text: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
      from: fc.option(fc.constant('2026-12-01T03:00:00.000Z')),
      until: fc.option(fc.constant('2026-12-24T03:00:00.000Z')),
      everyDays: fc.integer({ min: 1, max: 30 }),
    }),
  ),
  filters: fc.option(filters),
  outgoing: fc.constantFrom('open', 'held', 'refused'),
  outgoingSince: fc.option(fc.constant('2026-11-25T03:00:00.000Z')),
  bulk: fc.boolean(),
  groupFilters: fc.option(filters),
  rules: fc.array(rule, { maxLength: 3 }),
  mayForward: fc.boolean(),
});

const alias: fc.Arbitrary<AliasRecord> = fc.record({
  id: fc.uuid(),
  tenantId,
  address,
  domain,
  targets: fc.array(address, { minLength: 1, maxLength: 4 }),
});

const list: fc.Arbitrary<ListRecord> = fc.record({
  id: fc.uuid(),
  tenantId,
  address,
  domain,
  members: fc.array(address, { maxLength: 4 }),
  post: fc.oneof(
    fc.constantFrom({ kind: 'anyone' as const }, { kind: 'tenant' as const }, { kind: 'members' as const }),
    fc.record({ kind: fc.constant('listed' as const), entries: fc.array(address, { maxLength: 3 }) }),
  ),
});

const domainRecord: fc.Arbitrary<DomainRecord> = fc.record({
  id: fc.uuid(),
  tenantId,
  name: domain,
  dkim: fc.option(fc.record({ selector: fc.constantFrom('r1', 'r2'), privateKey: fc.constantFrom('one', 'two') })),
  aliasOf: fc.option(domain),
  catchAll: fc.option(address),
  postmaster: fc.option(address),
  filters: fc.option(filters),
  tenantFilters: fc.option(filters),
});

export const PAIR: PairRecord = {
  id: '0198f000-0000-7000-8000-000000000001',
  name: 'pair-1',
  nodes: [
    {
      id: '0198f000-0000-7000-8000-000000000011',
      name: 'mx1',
      role: 'primary',
      host: 'mx1.relevo.test',
      address: '10.77.0.11',
      bulkAddress: null,
    },
    {
      id: '0198f000-0000-7000-8000-000000000012',
      name: 'mx2',
      role: 'standby',
      host: 'mx2.relevo.test',
      address: '10.77.0.12',
      bulkAddress: '10.77.0.112',
    },
  ],
  replicationSecret: 'a secret of the pair',
  certificate: null,
  messageSizeLimitMb: 25,
  filtering: { dnsblZones: [], greylisting: false },
  overrides: { postfix: '', dovecot: '' },
};

const unique = <T>(one: fc.Arbitrary<T>, key: (value: T) => string) => fc.uniqueArray(one, { selector: key, maxLength: 8 });

/** A whole state in which every address and name exists once, as the database of the control plane makes sure. */
export const pairState: fc.Arbitrary<PairState> = fc.record({
  revision: fc.integer({ min: 0, max: 1000 }),
  pair: fc.constant(PAIR),
  domains: unique(domainRecord, (record) => record.name),
  mailboxes: unique(mailbox, (record) => record.address),
  aliases: unique(alias, (record) => record.address),
  lists: unique(list, (record) => record.address),
});

/** A state with nothing in it, and the settings that a mailbox has when nobody chose any. */
export const EMPTY: Omit<PairState, 'revision' | 'pair'> = { domains: [], mailboxes: [], aliases: [], lists: [] };
export const UNCHANGED_SETTINGS = {
  state: 'active' as const,
  quotaMb: 1,
  accessMode: 'client' as const,
  protocols: { imap: true, pop3: true, submission: true, webmail: true, cleartext: false },
  appPasswords: [],
  retentionDays: null,
  sendPolicy: { kind: 'anyone' as const },
  receivePolicy: { kind: 'accept' as const },
  forward: null,
  vacation: null,
  filters: null,
  outgoing: 'open' as const,
  outgoingSince: null,
  bulk: false,
  groupFilters: null,
  rules: [],
  mayForward: false,
};
