import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet, seenByTheWorld } from '../../stack/fleet.ts';
import { canLogIn, pop3Count, refusal, subjects, submit } from '../../stack/mail.ts';
import { newCompany, until } from '../../stack/stack.ts';

type Company = Awaited<ReturnType<typeof newCompany>>;
const PASSWORD = 'Camino-Principal-1';
let company: Company;
let neighbour: Company;
let mx1: string;
let mx2: string;
const login = (name: string, of: Company = company) => ({ user: `${name}@${of.domain}`, pass: PASSWORD });

async function create(of: Company, name: string): Promise<{ id: string; revision: number; version: number }> {
  const { data, error } = await of.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId: of.tenantId } },
    body: {
      address: `${name}@${of.domain}`,
      displayName: name,
      kind: 'person',
      accessMode: 'client_and_webmail',
      quotaMb: 100,
      password: PASSWORD,
    },
  });
  if (!data) throw new Error(JSON.stringify(error));
  return data.mailbox;
}
const effective = (of: Company, id: string) =>
  until(
    `mailbox ${id} on both nodes`,
    async () =>
      (await of.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: { tenantId: of.tenantId, id } } })).data
        ?.effective,
  );

beforeAll(async () => {
  [mx1, mx2] = await Promise.all([addressOf('mx1'), addressOf('mx2')]);
  [company, neighbour] = await Promise.all([newCompany(), newCompany()]);
  await Promise.all([seenByTheWorld(company.domain), seenByTheWorld(neighbour.domain)]);
  const made = [await create(company, 'ana'), await create(company, 'bruno'), await create(neighbour, 'vecina')];
  await Promise.all([
    effective(company, made[0]?.id ?? ''),
    effective(company, made[1]?.id ?? ''),
    effective(neighbour, made[2]?.id ?? ''),
  ]);
});

describe('a mailbox that the portal calls active', () => {
  it('logs in on both nodes by IMAP, POP3 and submission', async () => {
    for (const node of [mx1, mx2]) {
      expect(await canLogIn(node, login('ana')), `IMAP on ${node}`).toBe(true);
      expect(await pop3Count(node, login('ana')), `POP3 on ${node}`).toBeTypeOf('number');
      await submit(node, login('ana'), {
        from: `ana@${company.domain}`,
        to: `ana@${company.domain}`,
        subject: `a mí misma por ${node}`,
      });
    }
    expect(await canLogIn(mx1, { user: `ana@${company.domain}`, pass: 'otra' })).toBe(false);
  });

  it('has its change shown with the time on each node', async () => {
    const { data } = await company.api.GET('/v1/tenants/{tenantId}/changes', {
      params: { path: { tenantId: company.tenantId }, query: { limit: 1 } },
    });
    expect(data?.items[0]).toMatchObject({
      active: true,
      receipts: [
        { node: 'mx1', outcome: 'applied' },
        { node: 'mx2', outcome: 'applied' },
      ],
    });
    for (const receipt of data?.items[0]?.receipts ?? []) expect(receipt.afterMs).toBeLessThan(5000);
  });

  it('takes a new password on both nodes, and the old one no longer', async () => {
    const { id } = await create(company, 'cambia');
    const set = await company.api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/password', {
      params: { path: { tenantId: company.tenantId, id } },
      body: { password: 'Nueva-Clave-2026' },
    });
    expect(set.data?.link).toBeNull();
    await effective(company, id);
    for (const node of [mx1, mx2]) {
      expect(await canLogIn(node, { user: `cambia@${company.domain}`, pass: 'Nueva-Clave-2026' })).toBe(true);
      expect(await canLogIn(node, login('cambia'))).toBe(false);
    }
  });

  it('is gone from both nodes when it is deleted', async () => {
    const { id } = await create(company, 'efimera');
    await effective(company, id);
    await company.api.DELETE('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: { tenantId: company.tenantId, id } } });
    for (const node of [mx1, mx2])
      await until(`log-in refused on ${node}`, async () => !(await canLogIn(node, login('efimera'))));
  });
});

describe('mail', () => {
  it('from the world arrives and is read by IMAP', async () => {
    const { world } = await fleet();
    await world.send({ from: 'cliente@ext1.test', to: `bruno@${company.domain}`, subject: 'Pedido 1001' });
    await until('the message in the INBOX', async () => (await subjects(mx1, login('bruno'))).includes('Pedido 1001'));
  });

  it('leaves signed with the key of its domain', async () => {
    const { world } = await fleet();
    await submit(mx1, login('ana'), { from: `ana@${company.domain}`, to: 'compras@ext2.test', subject: 'Factura 7' });
    const message = await world.waitForMail('compras@ext2.test', (one) => one.header('subject') === 'Factura 7');
    expect(message.header('dkim-signature')).toMatch(new RegExp(`d=${company.domain.replace('.', '\\.')};`));
  });

  it.each(['mx1', 'mx2'] as const)('under the name of another is refused by %s', async (node) => {
    const host = await addressOf(node);
    const as = (from: string) =>
      refusal(submit(host, login('ana'), { from, to: 'x@ext1.test', subject: 'No', envelope: { from, to: 'x@ext1.test' } }));
    expect(await as(`bruno@${company.domain}`)).toMatch(/^553 5\.7\.1/);
    expect(await as(`vecina@${neighbour.domain}`)).toMatch(/^553 5\.7\.1/);
    expect(await as('ana@ext1.test')).toMatch(/^553 5\.7\.1/);
  });

  it('of a neighbour on the same node stays out of sight', async () => {
    const { world } = await fleet();
    await world.send({ from: 'cliente@ext1.test', to: `vecina@${neighbour.domain}`, subject: 'Secreto de la vecina' });
    await until('the message there', async () =>
      (await subjects(mx1, login('vecina', neighbour))).includes('Secreto de la vecina'),
    );
    expect(await canLogIn(mx1, { user: `vecina@${neighbour.domain}`, pass: 'Nueva-Clave-2026' })).toBe(false);
    const trace = (q: string) =>
      company.api.GET('/v1/tenants/{tenantId}/trace', { params: { path: { tenantId: company.tenantId }, query: { q } } });
    const own = () =>
      neighbour.api.GET('/v1/tenants/{tenantId}/trace', {
        params: { path: { tenantId: neighbour.tenantId }, query: { q: `vecina@${neighbour.domain}` } },
      });
    const seen = await until('the neighbour sees her own', async () => (await own()).data?.items[0]);
    expect((await trace(`vecina@${neighbour.domain}`)).data?.items).toEqual([]);
    const peek = await company.api.GET('/v1/tenants/{tenantId}/trace/{key}', {
      params: { path: { tenantId: company.tenantId, key: seen.key } },
    });
    expect(peek.response.status).toBe(404);
  });
});

describe('trace', () => {
  it("follows a message to the destination's 250", async () => {
    await submit(mx1, login('ana'), { from: `ana@${company.domain}`, to: 'recibos@ext3.test', subject: 'Con su 250' });
    const find = () =>
      company.api.GET('/v1/tenants/{tenantId}/trace', {
        params: { path: { tenantId: company.tenantId }, query: { q: 'recibos@ext3.test' } },
      });
    const found = await until('a delivered message', async () =>
      (await find()).data?.items.find((item) => item.verdict === 'delivered'),
    );
    expect(found).toMatchObject({ direction: 'out', sender: `ana@${company.domain}`, recipients: ['recibos@ext3.test'] });
    const { data } = await company.api.GET('/v1/tenants/{tenantId}/trace/{key}', {
      params: { path: { tenantId: company.tenantId, key: found.key } },
    });
    expect(data?.steps.map((step) => step.type)).toContain('received');
    const delivery = data?.steps.find((step) => step.type === 'delivery' && step.via === 'smtp');
    expect(delivery).toMatchObject({ status: 'sent', node: 'mx1', reply: expect.stringMatching(/^250 /) });
  });

  it.each([
    ['nouser@ext1.test', 'bounced', /550 5\.1\.1/],
    ['spam@ext1.test', 'bounced', /554 5\.7\.1/],
  ])('shows why %s was refused, in the words of its server', async (recipient, verdict, words) => {
    await submit(mx1, login('ana'), { from: `ana@${company.domain}`, to: recipient, subject: `A ${recipient}` });
    const find = () =>
      company.api.GET('/v1/tenants/{tenantId}/trace', {
        params: { path: { tenantId: company.tenantId }, query: { q: recipient } },
      });
    const found = await until('the verdict', async () => (await find()).data?.items.find((item) => item.verdict === verdict));
    const { data } = await company.api.GET('/v1/tenants/{tenantId}/trace/{key}', {
      params: { path: { tenantId: company.tenantId, key: found.key } },
    });
    expect(data?.steps.find((step) => step.status === 'bounced')?.reply).toMatch(words);
  });
});

describe('DNS', () => {
  it('of a domain pointed at us is right in every required record, as the world sees it', async () => {
    const { data: domains } = await company.api.GET('/v1/tenants/{tenantId}/domains', {
      params: { path: { tenantId: company.tenantId } },
    });
    const id = domains?.[0]?.id ?? '';
    const check = () =>
      company.api.POST('/v1/tenants/{tenantId}/domains/{id}/check', { params: { path: { tenantId: company.tenantId, id } } });
    const detail = await until('all required records right', async () => {
      const { data } = await check();
      return data?.score && data.score.right === data.score.required && data;
    });
    expect(detail.records.filter((record) => record.required).every((record) => record.check?.state === 'right')).toBe(true);
  });

  it('explains each difference of a domain kept outside', async () => {
    const { world } = await fleet();
    const { data: domains } = await neighbour.api.GET('/v1/tenants/{tenantId}/domains', {
      params: { path: { tenantId: neighbour.tenantId } },
    });
    const [domain] = domains ?? [];
    const path = { tenantId: neighbour.tenantId, id: domain?.id ?? '' };
    await neighbour.api.PATCH('/v1/tenants/{tenantId}/domains/{id}', {
      params: { path },
      body: { version: domain?.version ?? 1, dnsMode: 'outside' },
    });
    await world.setZone(neighbour.domain, { '@': ['MX 10 mail.world.test.', 'TXT "v=spf1 +all"'] });
    const { data } = await neighbour.api.POST('/v1/tenants/{tenantId}/domains/{id}/check', { params: { path } });
    const codes = data?.records.map((record) => [record.id, record.check?.state]);
    expect(codes).toContainEqual(['dkim', 'missing']);
    expect(codes).toContainEqual(['spf', 'different']);
    expect(data?.records.find((record) => record.id === 'mx.first')?.check?.state).not.toBe('right');
    await world.delegate(neighbour.domain);
    await neighbour.api.PATCH('/v1/tenants/{tenantId}/domains/{id}', {
      params: { path },
      body: { version: data?.version ?? 2, dnsMode: 'ours' },
    });
  });
});
