import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NodeDb } from '../converge/node-db.ts';
import { EMPTY, PAIR, UNCHANGED_SETTINGS } from '../converge/records.arbitrary.ts';
import { createLog } from '../log.ts';
import { Policies } from './policies.ts';
import { servePolicy } from './server.ts';

const directory = mkdtempSync(join(tmpdir(), 'relevo-policy-'));
const socketPath = join(directory, 'mailpolicy');
let server: Server;
let db: NodeDb;

const mailbox = (name: string, sendPolicy: object, state: 'active' | 'suspended' = 'active') => ({
  ...UNCHANGED_SETTINGS,
  id: crypto.randomUUID(),
  tenantId: PAIR.id,
  address: `${name}@acme.test`,
  domain: 'acme.test',
  passwordHash: null,
  state,
  sendPolicy: sendPolicy as { kind: 'anyone' },
});

beforeAll(async () => {
  db = new NodeDb(join(directory, 'node.db'), null);
  const mailboxes = [
    mailbox('own', { kind: 'own_domain' }),
    mailbox('listed', { kind: 'listed', entries: ['@ext1.test', 'boss@ext2.test'] }),
    mailbox('nobody', { kind: 'nobody' }),
    mailbox('gone', { kind: 'anyone' }, 'suspended'),
    { ...mailbox('held', { kind: 'anyone' }), outgoing: 'held' as const },
    { ...mailbox('held-listed', { kind: 'listed', entries: ['@ext1.test'] }), outgoing: 'held' as const },
    { ...mailbox('refused', { kind: 'anyone' }), outgoing: 'refused' as const },
  ];
  const id = () => crypto.randomUUID();
  const list = { tenantId: PAIR.id, domain: 'acme.test', members: ['own@acme.test'] };
  const domain = {
    tenantId: PAIR.id,
    dkim: null,
    aliasOf: null,
    catchAll: null,
    postmaster: null,
    filters: null,
    tenantFilters: null,
  };
  db.replace({
    ...EMPTY,
    revision: 1,
    pair: PAIR,
    mailboxes: [...mailboxes, { ...mailbox('stranger', { kind: 'anyone' }), tenantId: crypto.randomUUID() }],
    domains: [{ ...domain, id: id(), name: 'acme.test' }],
    lists: [
      { ...list, id: id(), address: 'all@acme.test', post: { kind: 'tenant' } },
      { ...list, id: id(), address: 'team@acme.test', post: { kind: 'members' } },
      { ...list, id: id(), address: 'press@acme.test', post: { kind: 'listed', entries: ['@ext1.test', 'own@acme.test'] } },
    ],
    aliases: [{ id: id(), tenantId: PAIR.id, domain: 'acme.test', address: 'everyone@acme.test', targets: ['all@acme.test'] }],
  });
  server = servePolicy(socketPath, new Policies(join(directory, 'node.db')), () => ({ kind: 'pass' }), createLog('error'));
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(() => {
  server.close();
  db.close();
  rmSync(directory, { recursive: true, force: true });
});

const request = (login: string, recipient: string) =>
  `request=smtpd_access_policy\nprotocol_state=RCPT\nsasl_username=${login}\nrecipient=${recipient}\n\n`;

/** Sends in the given pieces and waits for so many answers. */
function converse(pieces: readonly string[], answers: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(socketPath);
    let text = '';
    socket.setEncoding('utf8');
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk;
      const whole = text.split('\n\n').slice(0, -1);
      if (whole.length < answers) return;
      socket.end();
      resolve(whole.map((line) => line.replace('action=', '')));
    });
    for (const piece of pieces) socket.write(piece);
  });
}

describe('the policy service', () => {
  it.each([
    ['own@acme.test', 'ana@acme.test', /^permit$/],
    ['own@acme.test', 'ana@sub.acme.test', /^550 5\.7\.1/],
    ['OWN@acme.test', 'Ana@ACME.test', /^permit$/],
    ['listed@acme.test', 'anyone@ext1.test', /^permit$/],
    ['listed@acme.test', 'boss@ext2.test', /^permit$/],
    ['listed@acme.test', 'other@ext2.test', /^550 5\.7\.1/],
    ['listed@acme.test', 'x%ext2.test@ext1.test', /^550 5\.7\.1/],
    ['nobody@acme.test', 'ana@acme.test', /^550 5\.7\.1/],
    ['gone@acme.test', 'ana@acme.test', /^550 5\.7\.1 .*suspended/],
    ['held@acme.test', 'ana@acme.test', /^permit$/],
    ['held@acme.test', 'ana@ext1.test', /^HOLD /],
    ['held-listed@acme.test', 'ana@ext1.test', /^HOLD /],
    ['held-listed@acme.test', 'ana@ext2.test', /^550 5\.7\.1/],
    ['refused@acme.test', 'Own@Acme.test', /^permit$/],
    ['refused@acme.test', 'ana@ext1.test', /^550 5\.7\.1/],
    ['deleted@acme.test', 'ana@acme.test', /^550 5\.7\.1/],
    ['', 'ana@acme.test', /^550 5\.7\.1/],
  ])('%s to %s is answered %s', async (login, recipient, expected) => {
    const [answer] = await converse([request(login, recipient)], 1);
    expect(answer).toMatch(expected);
  });

  it.each([
    ['own@acme.test', 'own@acme.test', 'all@acme.test', /^dunno$/],
    ['own@acme.test', 'own@acme.test', 'everyone@acme.test', /^dunno$/],
    ['stranger@acme.test', 'stranger@acme.test', 'all@acme.test', /^550 5\.7\.2/],
    ['', 'own@acme.test', 'all@acme.test', /^550 5\.7\.2/],
    ['', 'own@acme.test', 'everyone@acme.test', /^550 5\.7\.2/],
    ['own@acme.test', 'own@acme.test', 'team@acme.test', /^dunno$/],
    ['listed@acme.test', 'listed@acme.test', 'Team@acme.test', /^550 5\.7\.2/],
    ['', 'somebody@ext1.test', 'press@acme.test', /^dunno$/],
    ['', 'somebody@ext2.test', 'press@acme.test', /^550 5\.7\.2/],
    ['', 'own@acme.test', 'press@acme.test', /^550 5\.7\.2 .*sign in/],
    ['own@acme.test', 'own@acme.test', 'press@acme.test', /^dunno$/],
    ['', '', 'press@acme.test', /^550 5\.7\.2/],
  ])('%s as %s to the list %s is answered %s', async (login, sender, list, expected) => {
    const text = `request=smtpd_access_policy\nsasl_username=${login}\nsender=${sender}\nrecipient=${list}\npolicy_context=list\n\n`;
    expect((await converse([text], 1))[0]).toMatch(expected);
  });

  it('answers several questions on one connection, in order, however they are cut', async () => {
    const text =
      request('own@acme.test', 'a@acme.test') + request('own@acme.test', 'a@else.test') + request('own@acme.test', 'b@acme.test');
    const answers = await converse([text.slice(0, 50), text.slice(50, 200), text.slice(200)], 3);
    expect(answers.map((answer) => answer.slice(0, 6))).toEqual(['permit', '550 5.', 'permit']);
  });

  it('sees a change at its commit', async () => {
    const before = await converse([request('new@acme.test', 'a@acme.test')], 1);
    const mailboxes = [mailbox('new', { kind: 'own_domain' })];
    db.apply({
      after: 1,
      to: 2,
      head: 2,
      upserts: { ...EMPTY, pair: null, mailboxes },
      deletes: { domains: [], mailboxes: [], aliases: [], lists: [] },
    });
    const after = await converse([request('new@acme.test', 'a@acme.test')], 1);
    expect([before[0]?.slice(0, 3), after[0]]).toEqual(['550', 'permit']);
  });
});
