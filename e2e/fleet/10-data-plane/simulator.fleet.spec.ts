/**
 * What the simulator says, the nodes do: a table generated from a company with every special case, asked of the simulator and
 * put to both nodes as real SMTP dialogues, with the agent dead on one of them.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { SmtpClient } from '../../../infra/lab/smtp-client.mjs';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { newCompany, until } from '../../stack/stack.ts';
import { type Company, effective, PASSWORD, person } from './people.ts';

let company: Company;
const at = (name: string) => `${name}@${company.domain}`;
const tenant = () => ({ params: { path: { tenantId: company.tenantId } } });

/** Mailboxes that write. */
const WRITERS = ['ana', 'own', 'onedomain', 'oneaddress', 'receives', 'noreply', 'forwards', 'onward', 'ultima'] as const;
/** Another server's envelope senders, some of them pretending to be ours. */
const senders = () => [
  'x@ext1.test',
  'Boss@ext2.test',
  'y@sub.ext1.test',
  'x@ext3.test',
  at('ana'),
  at('own'),
  at('no-existe'),
  '',
];

async function made<T>(answer: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await answer;
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

beforeAll(async () => {
  company = await newCompany(14);
  const { api } = company;
  await person(company, 'ana');
  await person(company, 'own', { sendPolicy: { kind: 'own_domain' } });
  await person(company, 'onedomain', { sendPolicy: { kind: 'listed', entries: ['@ext1.test'] } });
  await person(company, 'oneaddress', { sendPolicy: { kind: 'listed', entries: ['boss@ext2.test', at('ana')] } });
  await person(company, 'receives', { sendPolicy: { kind: 'nobody' } });
  await person(company, 'noreply', { receivePolicy: { kind: 'refuse', text: 'Nobody reads this, write to ana' } });
  await person(company, 'forwards', { forward: { targets: ['kept@ext3.test'], keepCopy: true } });
  await person(company, 'onward', { forward: { targets: ['gone@ext3.test', at('ana')], keepCopy: false } });
  const alias = (name: string, targets: string[]) =>
    made(api.POST('/v1/tenants/{tenantId}/aliases', { ...tenant(), body: { address: at(name), targets } }));
  await alias('equipo', [at('ana'), at('own')]);
  await alias('mixto', [at('noreply'), at('ana')]);
  await alias('mudo', [at('noreply')]);
  await alias('nadie', [at('no-existe')]);
  await alias('fuera', ['lejos@ext1.test']);
  const list = (
    name: string,
    members: string[],
    post: { kind: 'anyone' | 'tenant' | 'members' } | { kind: 'listed'; entries: string[] },
  ) => made(api.POST('/v1/tenants/{tenantId}/lists', { ...tenant(), body: { address: at(name), members, post } }));
  await list('todos', [at('ana'), at('own'), at('forwards')], { kind: 'tenant' });
  await list('socios', [at('ana'), at('own')], { kind: 'members' });
  await list('prensa', [at('ana')], { kind: 'listed', entries: ['@ext1.test', at('own')] });
  await list('abierta', [at('ana'), 'lejos@ext1.test'], { kind: 'anyone' });
  await alias('atodos', [at('todos')]);
  await alias('vueltas', [at('socios'), at('prensa')]);
  const last = await person(company, 'ultima');
  await effective(company, last);
});

const recipients = () => [
  ...[...WRITERS, 'equipo', 'mixto', 'mudo', 'nadie', 'fuera', 'todos', 'socios', 'prensa', 'abierta', 'atodos', 'vueltas'].map(
    at,
  ),
  ...['postmaster', 'abuse', 'no-existe'].map(at),
  at('ana').toUpperCase(),
  'x@ext1.test',
  'boss@ext2.test',
  'otro@ext2.test',
  `ana@sub.${company.domain}`,
  'y@sub.ext1.test',
  'ANYBODY@EXT1.TEST',
  at('own%ext1.test'),
  at('ana+etiqueta'),
];

interface Case {
  readonly from: { kind: 'mailbox'; address: string } | { kind: 'outside'; sender: string };
  readonly to: string;
}
const cases = (): Case[] =>
  recipients().flatMap((to): Case[] => [
    ...WRITERS.map((name): Case => ({ from: { kind: 'mailbox', address: at(name) }, to })),
    ...senders().map((sender): Case => ({ from: { kind: 'outside', sender }, to })),
  ]);

/** Code and enhanced code are what a sending server acts by; the words are for people. */
const code = (reply: string): string => /^\d{3} \d\.\d{1,3}\.\d{1,3}/.exec(reply)?.[0] ?? reply.slice(0, 3);

const simulated = async ({ from, to }: Case): Promise<string> => {
  const { verdict, reply } = await made(
    company.api.POST('/v1/tenants/{tenantId}/simulations', { ...tenant(), body: { from, to } }),
  );
  return verdict === 'accepted' ? 'accepted' : code(reply);
};

/** RCPT TO for each recipient, nothing sent. A dialogue ends before Postfix would slow it down (smtpd_soft_error_limit). */
async function answers(host: string, all: readonly Case[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const some of Object.values(Object.groupBy(all, (one) => JSON.stringify(one.from))) as Case[][]) {
    const { from } = some[0] as Case;
    const who = from.kind === 'mailbox' ? from.address : from.sender;
    for (let start = 0; start < some.length; start += 8) {
      const client = await SmtpClient.open(host, from.kind === 'mailbox' ? { port: 465, tls: true } : {});
      if (from.kind === 'mailbox') await client.logIn(who, PASSWORD);
      await client.command(`MAIL FROM:<${who}>`);
      for (const one of some.slice(start, start + 8)) {
        const reply = await client.command(`RCPT TO:<${one.to}>`);
        found.set(nameOf(one), reply.code === 250 ? 'accepted' : code(reply.text));
      }
      client.close();
    }
  }
  return found;
}
const nameOf = ({ from, to }: Case) => `${from.kind} ${from.kind === 'mailbox' ? from.address : from.sender} to ${to}`;

describe('simulator and nodes', () => {
  it('give the same answer on both nodes, with the agent of one dead', async () => {
    const all = cases();
    const expected = new Map<string, string>();
    for (const one of all) expected.set(nameOf(one), await simulated(one));
    const lab = await fleet();
    await lab.node('mx2').run('sv stop /run/services/agent');
    try {
      const seen = { mx1: await answers(await addressOf('mx1'), all), mx2: await answers(await addressOf('mx2'), all) };
      for (const node of ['mx1', 'mx2'] as const)
        expect(Object.fromEntries(seen[node]), node).toEqual(Object.fromEntries(expected));
      expect(expected.size).toBeGreaterThanOrEqual(500);
      const verdicts = new Set(expected.values());
      for (const verdict of ['accepted', '550 5.1.1', '550 5.2.1', '550 5.7.1', '550 5.7.2', '554 5.7.1'])
        expect(verdicts).toContain(verdict);
    } finally {
      await lab.node('mx2').run('sv start /run/services/agent');
      await until('the agent again', async () => (await lab.node('mx2').run('sv check /run/services/agent')).code === 0);
    }
  });
});
