import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { imap, type Login } from '../../stack/mail.ts';
import { newCompany, staff, until } from '../../stack/stack.ts';
import { login, person } from '../10-data-plane/people.ts';

type Company = Awaited<ReturnType<typeof newCompany>>;
let company: Company;
let inbox: Login;
let invitation: string;
beforeAll(async () => {
  company = await newCompany();
  await person(company, 'irene');
  inbox = login(company, 'irene');
});
afterAll(async () => (await fleet()).heal('mx1'));

const inTenant = () => ({ tenantId: company.tenantId });

/** Sources of what lies in the inbox on this node. */
const sources = (host: string): Promise<string[]> =>
  imap(host, inbox, async (client) => {
    const lock = await client.getMailboxLock('INBOX');
    try {
      const messages = client.mailbox && client.mailbox.exists > 0 ? await client.fetchAll('1:*', { source: true }) : [];
      return messages.map((message) => String(message.source));
    } finally {
      lock.release();
    }
  });

const newest = async () => {
  const { data } = await (await staff()).GET('/v1/console/emails', { params: { query: { q: inbox.user } } });
  return data?.items[0];
};

it('an e-mail of the platform leaves through the primary and lies in the inbox, as text and as HTML', async () => {
  const { data } = await company.api.POST('/v1/tenants/{tenantId}/invitations', {
    params: { path: inTenant() },
    body: { email: inbox.user, role: 'viewer', locale: 'es' },
  });
  invitation = data?.id ?? '';
  const [source = ''] = await until('it arrives', async () => {
    const found = await sources(await addressOf('mx1'));
    return found.length > 0 && found;
  });
  expect(source).toMatch(/^Auto-Submitted: auto-generated/im);
  expect(source).toMatch(/^Message-ID: <[0-9a-f-]{36}@relevo\.test>/im);
  expect(source).toMatch(/^From: Relevo <no-responder@relevo\.test>/im);
  expect(source).toMatch(/^Content-Type: multipart\/alternative/im);
  expect(await newest()).toMatchObject({ state: 'sent', via: 'mx1', attempts: 1 });
  // The next test cuts mx1 off, and what has not been copied by then stays there until it is back.
  await until('its copy lies on mx2', async () => (await sources(await addressOf('mx2'))).length > 0);
});

it('leaves through the standby while the primary is cut off', async () => {
  await (await fleet()).cut('mx1');
  const { response } = await company.api.POST('/v1/tenants/{tenantId}/invitations/{id}/resend', {
    params: { path: { ...inTenant(), id: invitation } },
  });
  expect(response.ok).toBe(true);
  const found = await until(
    'it arrives on mx2',
    async () => {
      const all = await sources(await addressOf('mx2'));
      return all.length > 1 && all;
    },
    90_000,
  );
  expect(found).toHaveLength(2);
  expect(await newest()).toMatchObject({ state: 'sent', via: 'mx2' });
});
