/** Old mail leaves the server: what a POP3 program has fetched, by both nodes, after a look that counted it. */
import { beforeAll, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { imap, pop3Fetch } from '../../stack/mail.ts';
import { asOwner } from '../../stack/people.ts';
import { newCompany, until } from '../../stack/stack.ts';
import { type Company, change, effective, login, person } from '../10-data-plane/people.ts';

const NODES = ['mx1', 'mx2'] as const;
let company: Company;
const tenant = () => ({ params: { path: { tenantId: company.tenantId } } });

beforeAll(async () => {
  company = await newCompany(5);
});

/** Puts a message there as it was received so many days ago. */
async function put(name: string, subject: string, days: number): Promise<void> {
  const auth = login(company, name);
  const text = `From: cliente@ext1.test\r\nTo: ${auth.user}\r\nSubject: ${subject}\r\n\r\nhola\r\n`;
  const at = new Date(Date.now() - days * 86_400_000);
  await imap(await addressOf('mx1'), auth, (client) => client.append('INBOX', text, [], at));
}

async function subjectsOn(node: (typeof NODES)[number], name: string): Promise<string[]> {
  const user = `${name}@${company.domain}`;
  const ran = await (await fleet())
    .node(node)
    .run(['doveadm', '-f', 'tab', 'fetch', '-u', user, 'hdr.subject', 'mailbox', 'INBOX', 'ALL']);
  return ran.stdout.trim().split('\n').slice(1).sort();
}
const levelAt = (name: string, expected: readonly string[]) =>
  until(`${name}: ${expected.join(', ')} on both nodes`, async () => {
    const both = await Promise.all(NODES.map((node) => subjectsOn(node, name)));
    return both.every((found) => JSON.stringify(found) === JSON.stringify([...expected].sort()));
  });

async function look(wish: { clientDays?: number; unfetched?: boolean } = {}) {
  const { data: begun, error } = await company.api.POST('/v1/tenants/{tenantId}/retention/previews', { ...tenant(), body: wish });
  if (!begun) throw new Error(JSON.stringify(error));
  return ended(begun.id);
}
const ended = (id: string) =>
  until('the end of the run', async () => {
    const { data } = await company.api.GET('/v1/tenants/{tenantId}/retention/runs/{id}', {
      params: { path: { tenantId: company.tenantId, id } },
    });
    return data && data.state !== 'running' ? data : null;
  });

async function policy(wish: { enabled?: boolean; clientDays?: number; unfetched?: boolean }) {
  const { data } = await company.api.GET('/v1/tenants/{tenantId}/retention', tenant());
  return company.api.PATCH('/v1/tenants/{tenantId}/retention', { ...tenant(), body: { ...wish, version: data?.version ?? 0 } });
}

it('counts first, then takes what is old and fetched from both nodes, and nothing else', async () => {
  for (const name of ['pop', 'web']) {
    const id = await person(company, name);
    if (name === 'pop') await change(company, id, { accessMode: 'client' });
    await effective(company, id);
  }
  for (const name of ['pop', 'web']) {
    await put(name, 'old-fetched', 20);
    await put(name, 'old-unfetched', 20);
    await put(name, 'new-fetched', 2);
  }
  const all = ['old-fetched', 'old-unfetched', 'new-fetched'];
  await levelAt('pop', all);
  // From the standby, as after a switch: the note travels to the node that removes. A phone that reads is no fetch.
  await pop3Fetch(await addressOf('mx2'), login(company, 'pop'), [1, 3]);
  const mx1 = (await fleet()).node('mx1');
  await mx1.run([
    'doveadm',
    'flags',
    'add',
    '-u',
    `pop@${company.domain}`,
    '\\Seen',
    'mailbox',
    'INBOX',
    'SUBJECT',
    'old-unfetched',
  ]);

  expect((await policy({ enabled: true })).response.status).toBe(409);
  expect(await look()).toMatchObject({ state: 'done', dry: true, mailboxes: 1, messages: 1, waiting: 1, failed: 0 });
  expect((await look({ unfetched: true })).messages).toBe(2);
  expect((await look({ clientDays: 30 })).messages).toBe(0);
  for (const node of NODES) expect(await subjectsOn(node, 'pop'), node).toEqual([...all].sort());

  expect((await policy({ enabled: true })).data).toMatchObject({ enabled: true, counts: { following: 1, own: 0, keepAll: 1 } });
  await asOwner('UPDATE retention_policy SET next_run_at = now() WHERE tenant_id = $1', [company.tenantId]);
  await levelAt('pop', ['old-unfetched', 'new-fetched']);
  await levelAt('web', all);
  const { data: runs } = await company.api.GET('/v1/tenants/{tenantId}/retention/runs', tenant());
  const cleared = await ended(runs?.items.find((run) => !run.dry)?.id ?? '');
  expect(cleared).toMatchObject({ state: 'done', messages: 1, waiting: 1 });
  const { data: rows } = await company.api.GET('/v1/tenants/{tenantId}/retention/runs/{id}/mailboxes', {
    params: { path: { tenantId: company.tenantId, id: cleared.id } },
  });
  expect(rows?.items).toMatchObject([{ address: `pop@${company.domain}`, days: 15, messages: 1, waiting: 1, error: null }]);
});
