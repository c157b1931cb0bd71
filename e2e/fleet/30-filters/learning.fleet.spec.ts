/** What people teach the filter, and in whose name they may write. */
import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet, seenByTheWorld } from '../../stack/fleet.ts';
import { imap, refusal, submit } from '../../stack/mail.ts';
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
    for (const [n, node] of NODES.entries())
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
