/** The test of the connection and the links for devices, against real nodes. */
import { beforeAll, expect, it } from 'vitest';
import { addressOf } from '../../stack/fleet.ts';
import { canLogIn } from '../../stack/mail.ts';
import { newCompany, stack, until } from '../../stack/stack.ts';
import { type Company, change, effective, PASSWORD, person } from './people.ts';

let company: Company;
let id: string;
beforeAll(async () => {
  company = await newCompany(5);
  id = await person(company, 'movil');
});
const params = () => ({ params: { path: { tenantId: company.tenantId, id } } });
const WAY = '/v1/tenants/{tenantId}/mailboxes/{id}' as const;
async function test(password?: string) {
  const { data, error } = await company.api.POST(`${WAY}/connection-test`, {
    ...params(),
    body: password === undefined ? {} : { password },
  });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}
const outcomes = (report: Awaited<ReturnType<typeof test>>) =>
  report.attempts.map(({ service, port, outcome }) => `${service} ${port} ${outcome}`);
const all = (outcome: string) =>
  ['imap 993', 'imap 143', 'pop3 995', 'pop3 110', 'submission 465', 'submission 587'].map((way) => `${way} ${outcome}`);

it('logs in by each way with the right password, by none with a wrong one, and says how far it came without', async () => {
  // A resolver outside may have heard a moment ago that the company's names do not exist.
  await until('the name of the mail host', async () => (await test()).address !== null);
  const right = await test(PASSWORD);
  expect(outcomes(right)).toEqual(all('logged_in'));
  expect(right.address).toBe(await addressOf('mx1'));
  // The lab's authority is known to nobody: a program would ask.
  expect(right.attempts[0]?.certificate).toBeTruthy();
  expect(outcomes(await test('equivocada'))).toEqual(all('refused_login'));
  expect(outcomes(await test())).toEqual(all('reached'));
});

it('tells a way that is closed from one that fails', async () => {
  await change(company, id, { protocols: { imap: true, pop3: false, submission: true, webmail: true, cleartext: false } });
  await effective(company, id);
  const seen = outcomes(await test(PASSWORD));
  expect(seen.filter((line) => line.endsWith('closed'))).toEqual(['pop3 995 closed', 'pop3 110 closed']);
  expect(seen.filter((line) => line.endsWith('logged_in'))).toHaveLength(4);
});

it('a link gives a device a password that gets in on both nodes', async () => {
  const { data } = await company.api.POST(`${WAY}/device-links`, { ...params(), body: { name: 'Teléfono' } });
  const token = data?.url.split('/').at(-1);
  const opened = await (await fetch(`${stack.urls.api}/v1/device-links/${token}`, { method: 'POST' })).json();
  for (const node of ['mx1', 'mx2'] as const)
    await until(`a log-in at ${node}`, async () =>
      canLogIn(await addressOf(node), { user: opened.address, pass: opened.password }),
    );
});
