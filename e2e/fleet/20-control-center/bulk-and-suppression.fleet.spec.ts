import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { refusal, submit } from '../../stack/mail.ts';
import { crash } from '../../stack/processes.ts';
import { newCompany, stack, staff, until } from '../../stack/stack.ts';

const PASSWORD = 'Correo-Aparte-Masivo-1';
const owner = new pg.Pool({ connectionString: stack.urls.owner, max: 1, options: '-c app.scope=platform' });
owner.on('error', () => {});
let company: Awaited<ReturnType<typeof newCompany>>;
let id = '';
const nodes: Record<'mx1' | 'mx2', string> = { mx1: '', mx2: '' };
const path = () => ({ tenantId: company.tenantId });
const login = () => ({ user: `boletin@${company.domain}`, pass: PASSWORD });
const mailbox = async () =>
  (await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: { ...path(), id } } })).data;
const send = (to: string, node: 'mx1' | 'mx2' = 'mx1', subject = to, headers = {}) =>
  refusal(submit(nodes[node], login(), { from: login().user, to, subject, headers }));

beforeAll(async () => {
  for (const name of ['mx1', 'mx2'] as const) nodes[name] = await addressOf(name);
  company = await newCompany();
  const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: path() },
    body: { address: login().user, kind: 'role', accessMode: 'client', quotaMb: 100, password: PASSWORD },
  });
  id = data?.mailbox.id ?? '';
  await until('the mailbox', async () => (await mailbox())?.effective);
});
afterAll(async () => {
  crash('api', 'SIGCONT');
  await owner.end();
});

it('bulk mail leaves by its own way and address, and only bulk mail', async () => {
  const { data: pairs } = await (await staff()).GET('/v1/console/pairs');
  const node = pairs?.[0]?.nodes.find((one) => one.name === 'mx1');
  const bulkAddress = (node?.address ?? '').replace(/\.(\d+)$/, (_, last) => `.${Number(last) + 100}`);
  const lab = (await fleet()).node('mx1');
  await lab.run(`ip addr add ${bulkAddress}/24 dev $(ip -o -4 addr show | grep ' ${node?.address}/' | awk '{print $2}')`);
  const api = await staff();
  const set = (address: string | null) =>
    api.PUT('/v1/console/nodes/{id}/bulk-address', { params: { path: { id: node?.id ?? '' } }, body: { address } });
  expect((await set(bulkAddress)).response.status).toBe(200);
  await until('configured', async () =>
    (await lab.run('postconf -M bulk/unix; grep -A3 "^bulk " /etc/postfix/master.cf')).stdout.includes(bulkAddress),
  );

  await company.api.PATCH('/v1/tenants/{tenantId}/mailboxes/{id}', {
    params: { path: { ...path(), id } },
    body: { version: (await mailbox())?.version ?? 0, bulk: true },
  });
  await until('bulk on both nodes', async () => (await mailbox())?.effective);
  expect(await send('suscriptor@ext1.test')).toBe('accepted');
  await until('sent by the bulk transport', async () => {
    const { stdout } = await lab.run('grep "postfix/bulk/smtp" /var/log/mail.log || true');
    return stdout.split('\n').some((line) => line.includes('to=<suscriptor@ext1.test>') && line.includes('status=sent'));
  });
  // The world saw it come from that address and under that name.
  const { stdout: seen } = await (await fleet()).node('world').run(`grep -r "${bulkAddress}" /var/log/mail.log | tail -3`);
  expect(seen).toContain(bulkAddress);
  const { data: trace } = await company.api.GET('/v1/tenants/{tenantId}/trace', {
    params: { path: path(), query: { q: 'suscriptor@ext1.test' } },
  });
  expect(trace).toBeDefined();
  await set(null);
});

it('bulk mail is counted by send, over both nodes, and looked through for a way to unsubscribe', async () => {
  const list = {
    'List-Id': `Novedades <novedades.${company.domain}>`,
    'List-Unsubscribe': `<https://${company.domain}/baja?id=1>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  for (const node of ['mx1', 'mx2'] as const) {
    expect(await send(`lectora-${node}@ext1.test`, node, 'Novedades de noviembre', list), node).toBe('accepted');
    expect(await send(`cliente-${node}@ext1.test`, node, `Factura 0001-0000${node.slice(2)}`), node).toBe('accepted');
  }
  const sends = async () => {
    const { data } = await company.api.GET('/v1/tenants/{tenantId}/bulk-sends', { params: { path: path() } });
    return data?.items.filter((one) => one.list !== null || one.subject.startsWith('Factura')) ?? [];
  };
  const found = await until('what became of both', async () => {
    const all = await sends();
    return all.length === 2 && all.every((one) => one.delivered === 2) && all;
  });
  const shared = { sender: login().user, messages: 2, recipients: 2, bounced: 0, withoutOneClick: 0, unsigned: 0 };
  expect(found.find((one) => one.list)).toMatchObject({ ...shared, list: `novedades.${company.domain}`, withoutUnsubscribe: 0 });
  expect(found.find((one) => !one.list)).toMatchObject({ ...shared, subject: 'Factura #', withoutUnsubscribe: 2 });
});

it('who is on the company’s list is refused by both nodes, with the reason, also with the API dead', async () => {
  const body = { address: 'muerta@ext1.test', reason: 'Pidió la baja por teléfono', days: 30 };
  await company.api.POST('/v1/tenants/{tenantId}/suppressions', { params: { path: path() }, body });
  const brought = () =>
    until('the nodes have the list', async () => {
      const { rows } = await owner.query(
        `SELECT count(*)::int AS open FROM command WHERE spec->>'kind' = 'refresh_sending' AND state = 'open'`,
      );
      return rows[0].open === 0;
    });
  await brought();
  crash('api', 'SIGSTOP');
  for (const node of ['mx1', 'mx2'] as const)
    expect(await send('Muerta@ext1.test', node)).toMatch(
      /^550 5\.7\.1 .*muerta@ext1\.test is on your company's list .* \(Pidio la baja por telefono\); your administrator can take it off/,
    );
  expect(await send('viva@ext1.test')).toBe('accepted');
  crash('api', 'SIGCONT');
  await company.api.POST('/v1/tenants/{tenantId}/suppressions/lifting', {
    params: { path: path() },
    body: { address: body.address },
  });
  await brought();
  expect(await send('muerta@ext1.test')).toBe('accepted');
});
