import type { AliasRecord, DomainRecord, ListRecord, MailboxRecord } from '@relevo/agent-protocol';
import { describe, expect, it } from 'vitest';
import { mayPost } from './posting.ts';
import { circle, directoryOf, route } from './route.ts';
import { simulate } from './simulate.ts';

const tenantId = 'tenant';
const host = (address: string) => address.slice(address.indexOf('@') + 1);
const mailbox = (address: string, settings: Partial<MailboxRecord> = {}): MailboxRecord => ({
  id: address,
  tenantId,
  address,
  domain: host(address),
  passwordHash: null,
  state: 'active',
  quotaMb: 1,
  accessMode: 'client',
  protocols: { imap: true, pop3: true, submission: true, webmail: true, cleartext: false },
  appPasswords: [],
  retentionDays: null,
  sendPolicy: { kind: 'anyone' },
  receivePolicy: { kind: 'accept' },
  forward: null,
  vacation: null,
  filters: null,
  outgoing: 'open',
  outgoingSince: null,
  bulk: false,
  groupFilters: null,
  rules: [],
  mayForward: false,
  ...settings,
});
const forward = (address: string, targets: string[], keepCopy = false) => mailbox(address, { forward: { targets, keepCopy } });
const alias = (address: string, targets: string[]): AliasRecord => ({
  id: address,
  tenantId,
  address,
  domain: host(address),
  targets,
});
const list = (address: string, members: string[], post: ListRecord['post'] = { kind: 'anyone' }): ListRecord => ({
  ...alias(address, []),
  members,
  post,
});
const domain = (name: string, settings: Partial<DomainRecord> = {}): DomainRecord => ({
  id: name,
  tenantId,
  name,
  dkim: null,
  aliasOf: null,
  catchAll: null,
  postmaster: null,
  filters: null,
  tenantFilters: null,
  ...settings,
});

const directory = directoryOf({
  domains: [
    domain('acme.test', { postmaster: 'jefe@acme.test' }),
    domain('acme.example', { aliasOf: 'acme.test' }),
    domain('open.test', { catchAll: 'ana@acme.test' }),
  ],
  mailboxes: [
    mailbox('ana@acme.test'),
    mailbox('jefe@acme.test'),
    mailbox('mudo@acme.test', { receivePolicy: { kind: 'refuse', text: 'Not here' } }),
    forward('copia@acme.test', ['x@out.test'], true),
    forward('ida@acme.test', ['vuelta@acme.test']),
    forward('vuelta@acme.test', ['ida@acme.test']),
  ],
  aliases: [
    alias('equipo@acme.test', ['ana@acme.test', 'copia@acme.test']),
    alias('mixto@acme.test', ['mudo@acme.test', 'ana@acme.test']),
    alias('atodos@acme.test', ['todos@acme.test']),
  ],
  lists: [
    list('todos@acme.test', ['ana@acme.test', 'socios@acme.test'], { kind: 'tenant' }),
    list('socios@acme.test', ['jefe@acme.test'], { kind: 'members' }),
  ],
});

describe('route', () => {
  it.each<[string, string[], string[]]>([
    ['ana@acme.test', ['ana@acme.test'], []],
    ['equipo@acme.test', ['ana@acme.test', 'copia@acme.test'], ['x@out.test']],
    ['mixto@acme.test', ['ana@acme.test'], []],
    ['mudo@acme.test', [], []],
    ['ana@acme.example', ['ana@acme.test'], []],
    ['postmaster@acme.example', ['jefe@acme.test'], []],
    ['abuse@acme.test', ['jefe@acme.test'], []],
    ['quien@acme.test', [], []],
    ['quien@open.test', ['ana@acme.test'], []],
    ['atodos@acme.test', ['ana@acme.test', 'jefe@acme.test'], []],
    ['ida@acme.test', [], []],
    ['x@out.test', [], ['x@out.test']],
  ])('of %s ends in %j and outside in %j', (to, mailboxes, outside) => {
    const found = route(directory, to);
    expect([[...found.mailboxes].sort(), found.outside]).toEqual([mailboxes, outside]);
  });

  it('asks the lists that an address stands for, and none of their members', () =>
    expect(route(directory, 'atodos@acme.test').lists.map(({ address }) => address)).toEqual(['todos@acme.test']));
});

it.each<[string, string[], string[] | null]>([
  ['nuevo@acme.test', ['ana@acme.test'], null],
  ['ana@acme.test', ['ana@acme.test'], null],
  ['ana@acme.test', ['equipo@acme.test'], ['ana@acme.test', 'equipo@acme.test', 'ana@acme.test']],
  [
    'jefe@acme.test',
    ['atodos@acme.test'],
    ['jefe@acme.test', 'atodos@acme.test', 'todos@acme.test', 'socios@acme.test', 'jefe@acme.test'],
  ],
  ['otra@acme.test', ['ida@acme.test'], null],
])('%s leading to %j closes the circle %j', (address, targets, trail) =>
  expect(circle(directory, address, targets)).toEqual(trail),
);

it.each([
  [{ login: 'ana@acme.test' }, 'todos@acme.test', 'accepted', 'send.anyone'],
  [{ sender: 'x@out.test' }, 'todos@acme.test', 'refused', 'post.not_tenant'],
  [{ sender: 'x@out.test' }, 'mudo@acme.test', 'refused', 'receive.refuse'],
  [{ sender: 'x@out.test' }, 'quien@acme.test', 'refused', 'receive.unknown'],
  [{ sender: 'x@out.test' }, 'y@other.test', 'refused', 'relay.denied'],
  [{ sender: 'x@out.test' }, 'ana%out.test@acme.test', 'refused', 'relay.denied'],
  [{ sender: '' }, 'ana@acme.test', 'accepted', 'receive.accept'],
] as const)('%o to %s is %s by %s', (writer, to, verdict, rule) =>
  expect(simulate(directory, writer, to)).toMatchObject({ verdict, rule }),
);

it.each([
  [{ kind: 'listed', entries: ['@out.test'] }, null, 'x@out.test', false, 'post.listed_domain'],
  [{ kind: 'listed', entries: ['@acme.test'] }, null, 'ana@acme.test', true, 'post.needs_login'],
  [{ kind: 'listed', entries: ['@acme.test'] }, 'ana@acme.test', 'ana@acme.test', true, 'post.listed_domain'],
  [{ kind: 'members' }, 'ana@acme.test', 'ana@acme.test', true, 'post.not_member'],
] as const)('a list for %o takes %s as %s by %s', (post, login, sender, senderIsOurs, rule) => {
  const poster = { login: login === null ? null : { address: login, tenantId }, sender, senderIsOurs };
  const rules = post.kind === 'listed' ? { kind: post.kind, entries: [...post.entries] } : post;
  expect(mayPost({ tenantId, members: ['jefe@acme.test'], post: rules }, poster).rule).toBe(rule);
});
