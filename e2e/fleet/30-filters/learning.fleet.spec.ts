/** What people teach the filter, and in whose name they may write. */
import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet, seenByTheWorld } from '../../stack/fleet.ts';
import { imap, refusal, subjects, submit } from '../../stack/mail.ts';
import { newCompany, until } from '../../stack/stack.ts';
import { type Company, change, login, person } from '../10-data-plane/people.ts';
import { compose, handIn, verdictOf } from './company.ts';

let company: Company;
let neighbour: Company;
const at = (name: string, of = company) => `${name}@${of.domain}`;
const NODES = ['mx1', 'mx2'] as const;

beforeAll(async () => {
  const { world } = await fleet();
  const host = world.resolver.replace(/\.\d+$/, '.1');
  await world.setZone('teach.test', { '@': [`A ${host}`, `TXT "v=spf1 ip4:${host} -all"`] });
  [company, neighbour] = await Promise.all([newCompany(5), newCompany(5)]);
  await Promise.all([person(company, 'ana'), person(company, 'bruno'), person(neighbour, 'ana')]);
});

const SPAM =
  'ganancia garantizada casino ruleta apuesta premio millonario giros bonificación jackpot afiliado criptomina inversión';
const HAM = 'reunión presupuesto obra plano hormigón medición certificado albañil andamio replanteo encofrado columna';
const text = (words: string, n: number) =>
  compose({ from: `x${n}@teach.test`, to: [at('ana')], subject: `lección ${n}`, body: `${words} variante${n} número${n * 7}` });

describe('moving mail to Junk and out of it', () => {
  it("teaches the company's own statistics on both nodes, and nobody else's", async () => {
    // Over IMAP, as every mail program and the webmail do it: half on each node.
    for (const [n, node] of NODES.entries()) {
      // What the other one is still being told of would give the messages below other numbers.
      await until('the inbox level', async () => {
        const both = await Promise.all(NODES.map(async (one) => subjects(await addressOf(one), login(company, 'ana'))));
        return both.every((found) => found.length === 6 * n);
      });
      await imap(await addressOf(node), login(company, 'ana'), async (client) => {
        for (const [words, from, to] of [
          [SPAM, 'INBOX', 'Junk'],
          [HAM, 'Junk', 'INBOX'],
        ] as const) {
          const uids: number[] = [];
          for (let i = 0; i < 6; i++) {
            const appended = await client.append(from, text(words, n * 100 + i));
            uids.push(appended ? (appended.uid ?? 0) : 0);
          }
          const lock = await client.getMailboxLock(from);
          try {
            await client.messageMove(uids, to, { uid: true });
          } finally {
            lock.release();
          }
        }
      });
    }
    for (const node of NODES) {
      let n = 0;
      await until(`${node} has learnt`, async () => {
        const from = `probe${node}${n++}@teach.test`;
        await handIn({ from, to: [at('ana')], subject: 'prueba', body: SPAM, node });
        return (await verdictOf(from, node)).includes('BAYES_SPAM');
      });
      await handIn({ from: `ham${node}@teach.test`, to: [at('ana')], subject: 'prueba', body: HAM, node });
      expect(await verdictOf(`ham${node}@teach.test`, node)).toContain('BAYES_HAM');
      await handIn({ from: `other${node}@teach.test`, to: [at('ana', neighbour)], subject: 'prueba', body: SPAM, node });
      expect(await verdictOf(`other${node}@teach.test`, node)).not.toContain('BAYES_');
    }
  });

  it('teaches no node twice', async () => {
    const lab = await fleet();
    for (const node of NODES) {
      const script = `redis-cli --raw hmget RS${company.tenantId} learns_spam learns_ham`;
      const { stdout } = await lab.node(node).run(script);
      // What it is sure of already it does not learn again, so there may be fewer than the twelve that were moved.
      for (const learnt of stdout.trim().split('\n').map(Number)) {
        expect(learnt, node).toBeGreaterThanOrEqual(10);
        expect(learnt, node).toBeLessThanOrEqual(12);
      }
    }
  });
});

describe('mail that is answered, or filed in a folder', () => {
  it('is taught as wanted on both nodes; what is thrown away teaches nothing', async () => {
    const filing = await newCompany(5);
    await person(filing, 'eva');
    const messages = Array.from({ length: 9 }, (_, n) =>
      compose({ from: `y${n}@teach.test`, to: [at('eva', filing)], subject: `obra ${n}`, body: `${HAM} ${n} tramo${n * 13}` }),
    );
    await imap(await addressOf('mx1'), login(filing, 'eva'), async (client) => {
      await client.mailboxCreate('Obras');
      for (const message of messages) await client.append('INBOX', message);
      const lock = await client.getMailboxLock('INBOX');
      try {
        await client.messageFlagsAdd('1:3', ['\\Answered']);
        await client.messageMove('4:6', 'Obras');
        await client.messageMove('4:6', 'Trash');
      } finally {
        lock.release();
      }
    });
    const lab = await fleet();
    for (const node of NODES) {
      const learnt = async () =>
        (await lab.node(node).run(`redis-cli --raw hmget RS${filing.tenantId} learns_spam learns_ham`)).stdout.trim().split('\n');
      await until(`six lessons on ${node}`, async () => (await learnt()).at(-1) === '6');
      expect(await learnt()).toEqual(['', '6'].filter(Boolean));
    }
  });
});

describe('From', () => {
  const from = async (author: string) =>
    refusal(
      submit(await addressOf('mx1'), login(company, 'ana'), {
        from: author,
        to: at('bruno'),
        subject: 'en nombre de quién',
        envelope: { from: at('ana'), to: at('bruno') },
      }),
    );

  it('is held to the addresses of the log-in', async () => {
    await company.api.POST('/v1/tenants/{tenantId}/aliases', {
      params: { path: { tenantId: company.tenantId } },
      body: { address: at('ventas'), targets: [at('ana')] },
    });
    expect(await from(at('ana'))).toBe('accepted');
    await until('the alias on the node', async () => (await from(`Ventas <${at('ventas')}>`)) === 'accepted');
    for (const author of [at('bruno'), at('ana', neighbour), 'presidente@banco.test'])
      expect(await from(author), author).toMatch(/^554 5\.7\.1 The address in From is not one of yours/);
  });
});

describe('an automatic answer', () => {
  it("is signed in its domain's name", async () => {
    const { world } = await fleet();
    await seenByTheWorld(company.domain);
    const id = await person(company, 'away');
    await change(company, id, {
      vacation: { subject: `Fuera de ${company.domain}`, text: 'Vuelvo pronto.', from: null, until: null, everyDays: 7 },
    });
    await until('the absence on the node', async () => {
      const lab = await fleet();
      return (await lab.node('mx1').run(`test -e /var/lib/relevo/sieve/${id}.sieve`)).code === 0;
    });
    await world.send({ from: 'cliente@ext2.test', to: at('away'), subject: 'hola' });
    const answer = await world.waitForMail(
      'cliente@ext2.test',
      (mail) => mail.header('subject') === `Fuera de ${company.domain}`,
    );
    expect(answer.header('dkim-signature')).toContain(`d=${company.domain}`);
  });
});
