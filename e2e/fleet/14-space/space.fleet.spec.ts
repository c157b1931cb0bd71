/** A mailbox fills: Dovecot notes it, the agent tells, its person finds an e-mail and its administrator a notice. */
import { beforeAll, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { imap, subjects } from '../../stack/mail.ts';
import { asOwner } from '../../stack/people.ts';
import { newCompany, until } from '../../stack/stack.ts';
import { type Company, effective, login, PASSWORD, person } from '../10-data-plane/people.ts';

const MIB = 1024 * 1024;
const LIMIT_MS = 60_000;
let company: Company;
let full: string;
const tenant = () => ({ path: { tenantId: company.tenantId } });
const auth = () => login(company, 'llena');

beforeAll(async () => {
  company = await newCompany(5);
  const { data, error } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: tenant(),
    body: {
      address: auth().user,
      displayName: '',
      kind: 'person',
      accessMode: 'client_and_webmail',
      quotaMb: 10,
      password: PASSWORD,
    },
  });
  if (!data) throw new Error(JSON.stringify(error));
  full = data.mailbox.id;
  await effective(company, full);
});

const append = async (megabytes: number, folder = 'INBOX') => {
  const text = `To: ${auth().user}\r\nSubject: archivo\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(Math.ceil((megabytes * MIB) / 1000))}`;
  await imap(await addressOf('mx1'), auth(), (client) => client.append(folder, text));
};
const empty = async (folder: string) =>
  imap(await addressOf('mx1'), auth(), async (client) => {
    const lock = await client.getMailboxLock(folder);
    try {
      await client.messageDelete('1:*');
    } finally {
      lock.release();
    }
  });
const mailbox = async () =>
  (await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: { ...tenant().path, id: full } } })).data;
const told = async () =>
  (
    await asOwner<{ id: string }>(
      `SELECT id FROM email WHERE tenant_id = $1 AND template = 'mailbox_filling' ORDER BY created_at`,
      [company.tenantId],
    )
  ).length;
const warned = async () =>
  (await asOwner<{ warned: number }>('SELECT warned FROM mailbox_usage WHERE mailbox_id = $1', [full]))[0]?.warned;
const attention = async () => (await company.api.GET('/v1/tenants/{tenantId}/overview', { params: tenant() })).data?.nearFull;

it('tells once at each mark, in the mailbox and to its administrator, and again after there was room', async () => {
  await person(company, 'vacia');
  await append(5);
  await append(3.3);
  await until('the notice of 80 %', async () => (await told()) === 1, LIMIT_MS);
  expect(await attention()).toMatchObject({ total: 1, fullest: [{ id: full, address: auth().user }] });
  expect((await mailbox())?.usage?.percent).toBeGreaterThanOrEqual(80);
  await until(
    'the e-mail in the mailbox itself',
    async () =>
      (await subjects(await addressOf('mx1'), auth())).some((subject) => /^Su casilla usa el 8\d % de su espacio$/.test(subject)),
    LIMIT_MS,
  );
  const { data: listed } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes', {
    params: { ...tenant(), query: { space: 'near_full' } },
  });
  expect(listed?.items.map(({ id }) => id)).toEqual([full]);

  await append(1.3, 'Sent');
  await until('the notice of 95 %', async () => (await told()) === 2, LIMIT_MS);
  await empty('INBOX');
  await until('room again', async () => (await warned()) === 0, LIMIT_MS);
  expect(await attention()).toEqual({ total: 0, fullest: [] });
  await append(7);
  await until('the notice anew', async () => (await told()) === 3, LIMIT_MS);
});

it('is kept on the node while its agent is away', async () => {
  for (const folder of ['INBOX', 'Sent']) await empty(folder);
  await until('room again', async () => (await warned()) === 0, LIMIT_MS);
  const before = await told();
  const mx1 = (await fleet()).node('mx1');
  await mx1.run('sv stop /run/services/agent');
  try {
    await append(8.4);
    await until('the note on the disk', async () => (await mx1.run('ls /var/lib/relevo/usage')).stdout.trim() !== '');
    expect(await told()).toBe(before);
  } finally {
    await mx1.run('sv start /run/services/agent');
  }
  await until('the notice of what was noted', async () => (await told()) === before + 1, LIMIT_MS);
  await until('no note left', async () => (await mx1.run('ls /var/lib/relevo/usage')).stdout.trim() === '');
});
