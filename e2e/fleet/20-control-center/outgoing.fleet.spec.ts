import { beforeAll, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { refusal, subjects, submit } from '../../stack/mail.ts';
import { newCompany, until } from '../../stack/stack.ts';

const PASSWORD = 'Salientes-Aparte-1';
let company: Awaited<ReturnType<typeof newCompany>>;
let mx1: string;
const ids: Record<string, string> = {};
const login = (name: string) => ({ user: `${name}@${company.domain}`, pass: PASSWORD });
const pathOf = (name: string) => ({ params: { path: { tenantId: company.tenantId, id: ids[name] ?? '' } } });
const read = async (name: string) => (await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', pathOf(name))).data;

beforeAll(async () => {
  mx1 = await addressOf('mx1');
  company = await newCompany();
  for (const name of ['ana', 'bruno']) {
    const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
      params: { path: { tenantId: company.tenantId } },
      body: { address: login(name).user, kind: 'person', accessMode: 'client', quotaMb: 100, password: PASSWORD },
    });
    ids[name] = data?.mailbox.id ?? '';
  }
  await until('both mailboxes', async () => (await read('ana'))?.effective && (await read('bruno'))?.effective);
});

async function setOutgoing(outgoing: 'open' | 'held' | 'refused') {
  const version = (await read('ana'))?.version ?? 0;
  await company.api.PATCH('/v1/tenants/{tenantId}/mailboxes/{id}', { ...pathOf('ana'), body: { version, outgoing } });
  await until(`outgoing ${outgoing}`, async () => (await read('ana'))?.effective);
}
const send = (to: string, subject: string) => submit(mx1, login('ana'), { from: login('ana').user, to, subject });
const held = async (): Promise<string[]> => {
  const { stdout } = await (await fleet()).node('mx1').run('postqueue -j');
  const all = stdout.split('\n').filter((line) => line.includes(`"sender": "${login('ana').user}"`));
  const parsed = all.map((line) => JSON.parse(line) as { queue_name: string; recipients: { address: string }[] });
  return parsed.filter((one) => one.queue_name === 'hold').flatMap((one) => one.recipients.map(({ address }) => address));
};

it('holds what goes to the outside, lets through what stays inside, and refuses when told to', async () => {
  await setOutgoing('held');
  await send('cliente@ext1.test', 'afuera');
  await send(login('bruno').user, 'adentro');
  await until('the inside mail', async () => (await subjects(mx1, login('bruno'))).includes('adentro'));
  expect(await held()).toEqual(['cliente@ext1.test']);

  await setOutgoing('refused');
  expect(await refusal(send('cliente@ext1.test', 'no'))).toMatch(/^550 5\.7\.1 .*inside its company/);
  await setOutgoing('open');
  expect(await refusal(send('cliente@ext1.test', 'otra vez'))).toBe('accepted');
  expect(await held()).toEqual(['cliente@ext1.test']);
});
