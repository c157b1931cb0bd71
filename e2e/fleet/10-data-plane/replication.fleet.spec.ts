/** The contents of a pair's mailboxes flow both ways, and what a cut delays is caught up with, nothing lost or doubled. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeMessage } from '../../../infra/lab/message.mjs';
import { SmtpClient } from '../../../infra/lab/smtp-client.mjs';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { imap, subjects } from '../../stack/mail.ts';
import { newCompany, until } from '../../stack/stack.ts';
import { type Company, login, person } from './people.ts';

let company: Company;
let mx1: string;
let mx2: string;

beforeAll(async () => {
  [mx1, mx2] = await Promise.all([addressOf('mx1'), addressOf('mx2')]);
  company = await newCompany();
  for (const name of ['ana', 'bruno', 'carla']) await person(company, name);
});
afterAll(async () => {
  const lab = await fleet();
  await lab.heal('mx2');
});

/** Hands messages to one node as another MTA would. */
async function deliver(node: string, name: string, texts: readonly string[]): Promise<void> {
  const client = await SmtpClient.open(node);
  for (const subject of texts) {
    const to = `${name}@${company.domain}`;
    const messageId = `${subject.replaceAll(' ', '-')}@ext1.test`;
    const reply = await client.send(
      'x@ext1.test',
      to,
      composeMessage({ from: 'x@ext1.test', to, subject, body: 'Hola.', messageId }),
    );
    expect(reply.code, reply.text).toBe(250);
  }
  client.close();
}
const numbered = (what: string, count: number) => Array.from({ length: count }, (_, n) => `${what} ${n}`);
const sorted = async (node: string, name: string, folder?: string) => (await subjects(node, login(company, name), folder)).sort();
const bothHold = (name: string, expected: readonly string[], limitMs = 20_000) =>
  until(
    `${expected.length} messages of ${name} on both nodes`,
    async () => {
      const [one, other] = await Promise.all([sorted(mx1, name), sorted(mx2, name)]);
      const wanted = JSON.stringify([...expected].sort());
      return JSON.stringify(one) === wanted && JSON.stringify(other) === wanted;
    },
    limitMs,
    250,
  );

describe('replication', () => {
  it('takes deliveries of either node to the other', async () => {
    await deliver(mx1, 'ana', ['on the first']);
    await deliver(mx2, 'ana', ['on the second']);
    await bothHold('ana', ['on the first', 'on the second']);
  });

  it('takes flags, moves, folders and deletions, whichever node the client is on', async () => {
    await imap(mx2, login(company, 'ana'), async (client) => {
      await client.mailboxCreate('Clientes');
      await client.mailboxSubscribe('Clientes');
      const lock = await client.getMailboxLock('INBOX');
      await client.messageFlagsAdd('1:*', ['\\Seen']);
      const [uid] = (await client.search({ subject: 'on the first' }, { uid: true })) || [];
      await client.messageMove(String(uid), 'Clientes', { uid: true });
      lock.release();
    });
    await bothHold('ana', ['on the second']);
    await until('the moved message on the other node', async () =>
      (await sorted(mx1, 'ana', 'Clientes').catch((): string[] => [])).includes('on the first'),
    );
    await imap(mx1, login(company, 'ana'), async (client) => {
      const lock = await client.getMailboxLock('INBOX');
      const message = await client.fetchOne('*', { flags: true });
      expect(message ? [...(message.flags ?? [])] : []).toContain('\\Seen');
      await client.messageDelete('1:*');
      lock.release();
    });
    await bothHold('ana', []);
  });

  it('catches up after a cut in which both nodes took mail, with nothing lost or doubled', async () => {
    const lab = await fleet();
    await lab.cut('mx2');
    const here = numbered('here', 15);
    const there = numbered('there', 15);
    await deliver(mx1, 'bruno', here);
    // A cut node still takes what its own network hands it.
    const { code, stderr } = await lab
      .node('mx2')
      .run(
        there
          .map(
            (subject) =>
              `swaks --server 127.0.0.1 --from x@ext1.test --to bruno@${company.domain} --header 'Subject: ${subject}'`,
          )
          .join(' >/dev/null && '),
      );
    expect(code, stderr).toBe(0);
    await lab.heal('mx2');
    await bothHold('bruno', [...here, ...there], 60_000);
  });

  it('goes on after the agents of both nodes are killed', async () => {
    const lab = await fleet();
    for (const node of ['mx1', 'mx2']) await lab.node(node).run('kill -9 $(cat /run/services/agent/supervise/pid)');
    await deliver(mx2, 'carla', numbered('after the kill', 5));
    await bothHold('carla', numbered('after the kill', 5), 60_000);
  });
});
