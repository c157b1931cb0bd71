/** The whole way of a message in its trace: filtered, put into a folder, read. */
import type { RelevoClient } from '@relevo/contract';
import { beforeAll, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { imap } from '../../stack/mail.ts';
import { newCompany, until } from '../../stack/stack.ts';
import { type Company, login, person } from '../10-data-plane/people.ts';
import { EICAR, handIn } from '../30-filters/company.ts';

let company: Company;
const at = (name: string) => `${name}@${company.domain}`;
beforeAll(async () => {
  const { world } = await fleet();
  const host = world.resolver.replace(/\.\d+$/, '.1');
  await world.setZone('way.test', { '@': [`A ${host}`, `TXT "v=spf1 ip4:${host} -all"`] });
  company = await newCompany(5);
  await person(company, 'ana');
});

const steps = async (api: RelevoClient, q: string) => {
  const path = { tenantId: company.tenantId };
  const { data } = await api.GET('/v1/tenants/{tenantId}/trace', { params: { path, query: { q } } });
  const key = data?.items[0]?.key;
  if (!key) return { items: 0, steps: [] };
  const { data: trace } = await api.GET('/v1/tenants/{tenantId}/trace/{key}', { params: { path: { ...path, key } } });
  return { items: data.items.length, steps: trace?.steps ?? [] };
};

it('is filtered, put into a folder, and read by IMAP', async () => {
  const from = 'camino@way.test';
  await handIn({ from, to: [at('ana')], subject: 'camino' });
  const types = async () => (await steps(company.api, from)).steps.map((step) => step.type);
  await until('it put into a folder', async () => (await types()).includes('stored'));
  await imap(await addressOf('mx1'), login(company, 'ana'), async (client) => {
    const lock = await client.getMailboxLock('INBOX');
    try {
      await client.messageFlagsAdd('1:*', ['\\Seen']);
    } finally {
      lock.release();
    }
  });
  await until('it read and filtered, which two logs tell', async () => {
    const told = await types();
    return told.includes('fetched') && told.includes('filtered');
  });
  const found = await steps(company.api, from);
  expect(found.items).toBe(1);
  expect(found.steps.find((step) => step.type === 'filtered')?.filter).toMatchObject({ verdict: 'clean' });
  expect(found.steps.find((step) => step.type === 'filtered')?.filter?.score).toBeTypeOf('number');
  expect(found.steps.find((step) => step.type === 'stored')).toMatchObject({ folder: 'INBOX', recipient: at('ana') });
  expect(found.steps.find((step) => step.type === 'fetched')).toMatchObject({ protocol: 'imap', recipient: at('ana') });
});

it('counts what the filter said', async () => {
  await handIn({ from: 'virus@way.test', to: [at('ana')], subject: 'virus', body: EICAR });
  await until('a virus among what the filter said', async () => {
    const { data } = await company.api.GET('/v1/tenants/{tenantId}/statistics', {
      params: { path: { tenantId: company.tenantId }, query: { by: 'verdict' } },
    });
    const n = (key: string) => data?.rows.find((row) => row.key === key)?.received ?? 0;
    return n('virus') === 1 && n('clean') === 1;
  });
  // Postfix tells of the refusal in a log of its own.
  const refused = await until('the refusal', async () => {
    const found = await steps(company.api, 'virus@way.test');
    return found.items > 0 && found;
  });
  expect(refused.items).toBe(1);
  expect(refused.steps.map((step) => step.type)).toEqual(['rejected']);
});

it('goes on to where it is forwarded, and that is told as well', async () => {
  await person(company, 'lejos', { forward: { targets: ['destino@ext1.test'], keepCopy: false } });
  const from = 'reenvio@way.test';
  await handIn({ from, to: [at('lejos')], subject: 'reenviado' });
  const relays = async () =>
    (await steps(company.api, from)).steps.filter((step) => step.type === 'delivery').map((step) => step.relay ?? '');
  const legs = await until('both legs', async () => {
    const found = await relays();
    return found.length === 2 && found;
  });
  expect(legs[0]).toContain('127.0.0.1');
  expect(legs[1]).toContain(':25');
  expect((await steps(company.api, from)).items).toBe(1);
});
