import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NodeDb } from '../converge/node-db.ts';
import { PAIR } from '../converge/records.arbitrary.ts';
import { createLog } from '../log.ts';
import { openPolicies } from './policies.ts';
import { servePolicy } from './server.ts';

const directory = mkdtempSync(join(tmpdir(), 'relevo-policy-'));
const socketPath = join(directory, 'mailpolicy');
let server: Server;
let db: NodeDb;

const mailbox = (name: string, sendPolicy: object, state: 'active' | 'suspended' = 'active') => ({
  id: crypto.randomUUID(),
  tenantId: PAIR.id,
  address: `${name}@acme.test`,
  domain: 'acme.test',
  passwordHash: null,
  state,
  quotaMb: 1,
  accessMode: 'client' as const,
  retentionDays: null,
  sendPolicy: sendPolicy as { kind: 'anyone' },
  receivePolicy: { kind: 'accept' as const },
  forward: null,
});

beforeAll(async () => {
  db = new NodeDb(join(directory, 'node.db'), null);
  const mailboxes = [
    mailbox('own', { kind: 'own_domain' }),
    mailbox('listed', { kind: 'listed', entries: ['@ext1.test', 'boss@ext2.test'] }),
    mailbox('nobody', { kind: 'nobody' }),
    mailbox('gone', { kind: 'anyone' }, 'suspended'),
  ];
  db.replace({ revision: 1, pair: PAIR, domains: [], mailboxes, aliases: [] });
  server = servePolicy(socketPath, openPolicies(join(directory, 'node.db')), createLog('error'));
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
    ['deleted@acme.test', 'ana@acme.test', /^550 5\.7\.1/],
    ['', 'ana@acme.test', /^550 5\.7\.1/],
  ])('%s to %s is answered %s', async (login, recipient, expected) => {
    const [answer] = await converse([request(login, recipient)], 1);
    expect(answer).toMatch(expected);
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
      upserts: { pair: null, domains: [], mailboxes, aliases: [] },
      deletes: { domains: [], mailboxes: [], aliases: [] },
    });
    const after = await converse([request('new@acme.test', 'a@acme.test')], 1);
    expect([before[0]?.slice(0, 3), after[0]]).toEqual(['550', 'permit']);
  });
});
