import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressOf } from '../../stack/fleet.ts';
import { imap } from '../../stack/mail.ts';
import { newCompany, stack, until } from '../../stack/stack.ts';

const PASSWORD = 'Mirada-Con-Motivo-1';
const MESSAGES = 120;
const owner = new pg.Pool({ connectionString: stack.urls.owner, max: 1, options: '-c app.scope=platform' });
owner.on('error', () => {});
let company: Awaited<ReturnType<typeof newCompany>>;
let id = '';
const login = () => ({ user: `elena@${company.domain}`, pass: PASSWORD });
const path = () => ({ tenantId: company.tenantId, id });

const letter = (n: number) =>
  `From: =?iso-8859-1?q?Jos=E9?= <jose${n}@cliente.test>\r\nTo: elena@${company.domain}\r\nSubject: Pedido ${n}\r\n\r\nHola ${n}.\r\n`;
const withHtml = () =>
  [
    'From: Proveedor <ventas@proveedor.test>',
    `To: elena@${company.domain}`,
    'Subject: =?utf-8?Q?Factura_n=C2=BA?= 7',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Ver <a href="https://trampa.test/x">su banco</a><img src="https://espia.test/p.gif"><script>alert(1)</script></p>',
    '--b',
    'Content-Type: application/pdf; name="factura.pdf"',
    'Content-Disposition: attachment; filename="factura.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('%PDF-1.4 x').toString('base64'),
    '--b--',
    '',
  ].join('\r\n');

beforeAll(async () => {
  company = await newCompany();
  const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId: company.tenantId } },
    body: { address: login().user, kind: 'person', accessMode: 'client_and_webmail', quotaMb: 100, password: PASSWORD },
  });
  id = data?.mailbox.id ?? '';
  await until('the mailbox', async () => {
    const one = await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: path() } });
    return one.data?.effective;
  });
  await imap(await addressOf('mx1'), login(), async (client) => {
    for (let n = 1; n <= MESSAGES; n++) await client.append('INBOX', letter(n), n % 2 ? ['\\Seen'] : []);
    await client.append('INBOX', withHtml());
  });
});
afterAll(() => owner.end());

const start = async (why: string) =>
  company.api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/explorer', { params: { path: path() }, body: { why } });
const messages = async (look: string, query: { before?: number; q?: string } = {}) =>
  (
    await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/messages', {
      params: { path: { ...path(), look }, query: { folder: 'INBOX', limit: 50, ...query } },
    })
  ).data;

it('shows folders, pages and safe text for a reason, and leaves a trace of each', async () => {
  expect((await start('no')).response.status).toBe(400);
  const look = (await start('Buscar el pedido que reclama el cliente')).data?.id ?? '';
  const { data: folders } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/folders', {
    params: { path: { ...path(), look } },
  });
  expect(folders?.folders[0]).toMatchObject({ name: 'INBOX', messages: MESSAGES + 1 });

  const first = await messages(look);
  expect(first).toMatchObject({ total: MESSAGES + 1 });
  expect(first?.items[0]).toMatchObject({ subject: 'Factura nº 7', from: 'Proveedor <ventas@proveedor.test>' });
  expect(first?.items[1]).toMatchObject({ subject: `Pedido ${MESSAGES}`, from: `José <jose${MESSAGES}@cliente.test>` });
  const second = await messages(look, { before: first?.next ?? 0 });
  const third = await messages(look, { before: second?.next ?? 0 });
  expect([first?.items.length, second?.items.length, third?.items.length, third?.next]).toEqual([50, 50, MESSAGES - 99, null]);
  expect((await messages(look, { q: 'jose7@cliente.test' }))?.items.map((one) => one.subject)).toEqual(['Pedido 7']);

  const uid = first?.items[0]?.uid ?? 0;
  const { data: message } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/message', {
    params: { path: { ...path(), look }, query: { folder: 'INBOX', uid } },
  });
  expect(message).toMatchObject({
    text: 'Ver su banco [https://trampa.test/x]',
    attachments: [{ name: 'factura.pdf', size: 10 }],
  });
  expect(message?.header).toContain('boundary=b');
  expect(JSON.stringify({ ...message, header: '' })).not.toMatch(/espia|<script|<img/);

  const { data: looks } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/looks', { params: { path: path() } });
  expect(looks?.items.map((one) => one.what)).toEqual(['content', 'messages', 'folders']);
  expect(looks?.items[0]?.why).toBe('Buscar el pedido que reclama el cliente');
  const { rows } = await owner.query("SELECT recipient FROM email WHERE tenant_id = $1 AND template = 'mailbox_looked_into'", [
    company.tenantId,
  ]);
  expect(rows.map((row) => row.recipient)).toEqual([login().user]);
  // Nothing of what was shown stays in the commands that fetched it, and nothing was marked as read.
  const kept = await owner.query("SELECT result FROM command WHERE spec->>'address' = $1 AND spec->>'kind' LIKE 'mailbox_%'", [
    login().user,
  ]);
  expect(kept.rows.every((row) => JSON.stringify(row.result) === '{}')).toBe(true);
  expect((await messages(look))?.items[0]?.seen).toBe(false);
});

it('is over after half an hour, and is nobody else’s', async () => {
  const look = (await start('Otra mirada con su motivo')).data?.id ?? '';
  await owner.query("UPDATE mailbox_look SET at = at - interval '31 minutes' WHERE id = $1", [look]);
  const { response } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/messages', {
    params: { path: { ...path(), look }, query: { folder: 'INBOX' } },
  });
  expect(response.status).toBe(409);
});
