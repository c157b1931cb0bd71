/** The end of a deleted mailbox: its people are warned, then its mail is gone from both nodes. */
import { beforeAll, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { imap } from '../../stack/mail.ts';
import { asOwner } from '../../stack/people.ts';
import { newCompany, until } from '../../stack/stack.ts';
import { type Company, login, person } from '../10-data-plane/people.ts';

const NODES = ['mx1', 'mx2'] as const;
let company: Company;
beforeAll(async () => {
  company = await newCompany(5);
});

it('is announced three days before, and removes one mailbox and no other', async () => {
  const [gone, kept] = [await person(company, 'gone'), await person(company, 'kept')];
  for (const name of ['gone', 'kept']) {
    const auth = login(company, name);
    await imap(await addressOf('mx1'), auth, (client) =>
      client.append('INBOX', `To: ${auth.user}\r\nSubject: x\r\n\r\nhola\r\n`),
    );
  }
  const lab = await fleet();
  const present = async (id: string) =>
    Promise.all(
      NODES.map(
        async (node) => (await lab.node(node).run(['test', '-d', `/var/vmail/${company.tenantId}/${id}/Maildir`])).code === 0,
      ),
    );
  await until('the mail on both nodes', async () => (await present(gone)).every(Boolean));
  const path = { params: { path: { tenantId: company.tenantId, id: gone } } };
  await company.api.DELETE('/v1/tenants/{tenantId}/mailboxes/{id}', path);

  const warnings = () =>
    asOwner(`SELECT id FROM email WHERE tenant_id = $1 AND template = 'mailboxes_purged_soon'`, [company.tenantId]);
  expect(await warnings()).toEqual([]);
  await asOwner(`UPDATE deleted_mailbox SET purge_after = now() + interval '2 days' WHERE id = $1`, [gone]);
  await until('the warning', async () => (await warnings()).length > 0);
  expect(await present(gone)).toEqual([true, true]);

  await asOwner('UPDATE deleted_mailbox SET purge_after = now() WHERE id = $1', [gone]);
  await until('no mail of it on either node', async () => (await present(gone)).every((there) => !there));
  await until(
    'its row at its end',
    async () => (await asOwner('SELECT id FROM deleted_mailbox WHERE id = $1', [gone])).length === 0,
  );
  expect(await warnings()).toHaveLength(1);
  expect(await present(kept)).toEqual([true, true]);
  const audit = await asOwner(`SELECT label FROM audit WHERE tenant_id = $1 AND action = 'mailbox.purged'`, [company.tenantId]);
  expect(audit).toEqual([{ label: `gone@${company.domain}` }]);
  const { response } = await company.api.POST('/v1/tenants/{tenantId}/deleted-mailboxes/{id}/restore', path);
  expect(response.status).toBe(404);
});
