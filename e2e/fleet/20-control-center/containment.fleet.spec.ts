/** A stolen password, a newsletter, the invoices of a month, and limits: on the nodes, with the control plane there or not. */

import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { refusal, subjects, submit } from '../../stack/mail.ts';
import { crash } from '../../stack/processes.ts';
import { newCompany, stack, staff, until } from '../../stack/stack.ts';

const PASSWORD = 'Envio-Que-No-Es-Mio-1';
const owner = new pg.Pool({ connectionString: stack.urls.owner, max: 2, options: '-c app.scope=platform' });
owner.on('error', () => {});
let company: Awaited<ReturnType<typeof newCompany>>;
const nodes: Record<'mx1' | 'mx2', string> = { mx1: '', mx2: '' };
const ids: Record<string, string> = {};
const login = (name: string) => ({ user: `${name}@${company.domain}`, pass: PASSWORD });
const path = () => ({ tenantId: company.tenantId });
const one = (id: string | undefined) => ({ params: { path: { ...path(), id: id ?? '' } } });
const mailbox = async (name: string) => (await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', one(ids[name]))).data;
const sending = async (name: string) =>
  (await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/sending', one(ids[name]))).data;

beforeAll(async () => {
  for (const name of ['mx1', 'mx2'] as const) nodes[name] = await addressOf(name);
  company = await newCompany(6);
  for (const name of ['ana', 'bruno', 'boletin', 'facturacion', 'poco']) {
    const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
      params: { path: path() },
      body: { address: login(name).user, kind: 'person', accessMode: 'client', quotaMb: 100, password: PASSWORD },
    });
    ids[name] = data?.mailbox.id ?? '';
  }
  await until('the mailboxes', async () => {
    const all = await Promise.all(Object.keys(ids).map(mailbox));
    return all.every((view) => view?.effective);
  });
});
afterAll(async () => {
  crash('api', 'SIGCONT');
  await owner.end();
});

/** One connection, as a program that sends a list keeps it; each group of recipients is a message. */
async function sendMany(name: string, groups: readonly (readonly string[])[], each: (n: number) => void = () => {}) {
  const transport = createTransport({
    host: nodes.mx1,
    port: 587,
    requireTLS: true,
    auth: login(name),
    tls: { rejectUnauthorized: false },
    pool: true,
    maxConnections: 1,
    maxMessages: 10_000,
  });
  let failed = 0;
  for (const [n, to] of groups.entries()) {
    const mail = { from: login(name).user, to: 'lista@ext1.test', subject: `envío ${n}`, text: 'Hola.' };
    await transport.sendMail({ ...mail, envelope: { from: mail.from, to: [...to] } }).catch(() => {
      failed++;
    });
    each(n);
  }
  transport.close();
  return failed;
}
const people = (label: string, count: number) => Array.from({ length: count }, (_, n) => `${label}${n}@ext1.test`);
const inGroups = (all: readonly string[], size: number) =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, n * size + size));
const held = async (name: string, node: 'mx1' | 'mx2' = 'mx1'): Promise<number> => {
  const { stdout } = await (await fleet()).node(node).run('postqueue -j');
  return stdout.split('\n').filter((line) => line.includes('"queue_name": "hold"') && line.includes(`"${login(name).user}"`))
    .length;
};
const letters = async (template: string): Promise<number> => {
  const { rows } = await owner.query('SELECT count(*)::int AS n FROM email WHERE tenant_id = $1 AND template = $2', [
    company.tenantId,
    template,
  ]);
  return rows[0].n;
};
/** The company has written to these before. */
const know = (addresses: readonly string[]) =>
  owner.query(
    `INSERT INTO correspondent (tenant_id, address, first_at, last_at) SELECT $1, unnest($2::text[]), now() - interval '40 days', now()
     ON CONFLICT DO NOTHING`,
    [company.tenantId, addresses],
  );
/** Nodes fetch limits, habits and correspondents when a limit is set. */
async function setLimit(name: string, limit: { hour: number; day: number } | null) {
  const { response } = await company.api.PUT('/v1/tenants/{tenantId}/sending/limits', {
    params: { path: path() },
    body: { scope: 'mailbox', key: login(name).user, limit },
  });
  expect(response.status).toBe(204);
  await until('both nodes have the book', async () => {
    const { rows } = await owner.query(
      `SELECT count(*)::int AS open FROM command WHERE spec->>'kind' = 'refresh_sending' AND state = 'open'`,
    );
    return rows[0].open === 0;
  });
}

describe('a stolen password', () => {
  it('is held by the node itself within seconds, with the API dead, and nothing is lost', async () => {
    const program = new ImapFlow({
      host: nodes.mx1,
      port: 993,
      secure: true,
      auth: login('ana'),
      tls: { rejectUnauthorized: false },
      logger: false,
    });
    let ended = false;
    program.on('error', () => {});
    program.on('close', () => {
      ended = true;
    });
    await program.connect();

    crash('api', 'SIGSTOP');
    const started = Date.now();
    let heldAfterMs = 0;
    const looking = until('the first held', async () => (await held('ana')) > 0, 20_000, 100).then(() => {
      heldAfterMs = Date.now() - started;
    });
    await sendMany('ana', inGroups(people('victima', 70), 1));
    await looking;
    console.log(JSON.stringify({ held_after_ms: heldAfterMs }));
    expect(heldAfterMs).toBeLessThan(10_000);
    await until('its IMAP session ended', async () => ended);
    await submit(nodes.mx1, login('ana'), { from: login('ana').user, to: login('bruno').user, subject: 'sigue adentro' });
    await until('mail inside the company', async () => (await subjects(nodes.mx1, login('bruno'))).includes('sigue adentro'));
    crash('api', 'SIGCONT');

    const containment = await until('the control plane knows', async () => {
      const { data } = await company.api.GET('/v1/tenants/{tenantId}/containments', {
        params: { path: path(), query: { state: 'open' } },
      });
      return data?.items[0];
    });
    expect(containment).toMatchObject({ address: login('ana').user, rule: 'strangers', node: 'mx1', seen: 40 });
    await until('both nodes hold', async () => {
      const view = await mailbox('ana');
      return view?.outgoing === 'held' && view.effective;
    });
    await submit(nodes.mx2, login('ana'), { from: login('ana').user, to: 'otro@ext1.test', subject: 'por el otro' });
    await until('held on the other node as well', async () => (await held('ana', 'mx2')) === 1);
    expect(await letters('containment')).toBe(1);
    const { data: alarms } = await (await staff()).GET('/v1/console/alarms', { params: { query: { state: 'open' } } });
    expect(alarms?.items.some((alarm) => alarm.kind === 'sending.contained' && alarm.tenantId === company.tenantId)).toBe(true);
  });

  it('is looked into, purged, given another password and let go', async () => {
    const { data: list } = await company.api.GET('/v1/tenants/{tenantId}/containments', { params: { path: path() } });
    const id = list?.items[0]?.id;
    const detail = async () => (await company.api.GET('/v1/tenants/{tenantId}/containments/{id}', one(id))).data;
    // As the page does when it opens: what was held after the first listing, the nodes tell when they are asked.
    await company.api.POST('/v1/tenants/{tenantId}/queue/refresh', { params: { path: path() } });
    const evidence = await until(
      'the evidence',
      async () => {
        const now = await detail();
        return now && now.outcomes.sent >= 30 && now.held >= 10 ? now : null;
      },
      90_000,
    );
    expect(evidence).toMatchObject({ passwordChangedSince: false, destinations: [{ domain: 'ext1.test' }] });
    expect(evidence.networks).toHaveLength(1);

    const filter = { queue: 'hold' as const, sender: login('ana').user };
    const act = { act: 'delete' as const, choice: { filter } };
    const known = async () => {
      const { data } = await company.api.GET('/v1/tenants/{tenantId}/queue', {
        params: { path: path(), query: { ...filter, limit: 200 } },
      });
      return data?.items.some((message) => message.node === 'mx2');
    };
    // At the latest with the node's own listing, once a minute.
    await until('what the other node holds is known', known, 90_000);
    await company.api.POST('/v1/tenants/{tenantId}/queue/acts', { params: { path: path() }, body: act });
    await until('purged on both', async () => (await held('ana')) + (await held('ana', 'mx2')) === 0);
    await company.api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/password', { ...one(ids.ana), body: { password: PASSWORD } });
    await until('the change is seen', async () => (await detail())?.passwordChangedSince);
    const { response } = await company.api.POST('/v1/tenants/{tenantId}/containments/{id}/lift', one(id));
    expect(response.status).toBe(200);
    await until('open on both', async () => {
      const view = await mailbox('ana');
      return view?.outgoing === 'open' && view.effective;
    });
    // What was sent before is not held against it again. One that came in the moment before the node heard of it stays held.
    await until('the node let go', async () => {
      const before = await held('ana');
      await submit(nodes.mx1, login('ana'), { from: login('ana').user, to: 'cliente@ext1.test', subject: 'de vuelta' });
      return (await held('ana')) === before;
    });
  });
});

describe('what only looks like it', () => {
  it('a newsletter to 80 known customers passes', async () => {
    const customers = people('cliente', 80);
    await know(customers);
    await setLimit('poco', { hour: 3, day: 50 });
    expect(await sendMany('boletin', inGroups(customers, 1))).toBe(0);
    expect(await held('boletin')).toBe(0);
    expect((await mailbox('boletin'))?.outgoing).toBe('open');
  });

  it('invoices at the end of the month pass as they did before, and the bulk plan is offered', async () => {
    const debtors = people('deudor', 260);
    await know(debtors);
    await owner.query(
      `INSERT INTO sending_hour (tenant_id, pair_id, node_id, address, hour, recipients, strangers)
       SELECT $1, pair_id, id, $2, date_trunc('hour', now() - interval '30 days'), 240, 3 FROM node WHERE name = 'mx1'`,
      [company.tenantId, login('facturacion').user],
    );
    await setLimit('poco', { hour: 3, day: 60 });
    expect(await sendMany('facturacion', inGroups(debtors, 20))).toBe(0);
    expect(await held('facturacion')).toBe(0);
    const offer = await until('the offer', async () => (await sending('facturacion'))?.bulkOffer);
    expect(offer.seen).toBeGreaterThanOrEqual(150);
    expect((await sending('facturacion'))?.layers[0]).toMatchObject({ scope: 'mailbox', limit: { hour: 360 } });
  });
});

describe('a limit', () => {
  it('defers with a clear text, loses nothing, and is told before it bites', async () => {
    await setLimit('poco', { hour: 3, day: 50 });
    const send = (to: string) => refusal(submit(nodes.mx1, login('poco'), { from: login('poco').user, to, subject: to }));
    for (const to of people('tope', 3)) expect(await send(to)).toBe('accepted');
    expect(await send('tope4@ext1.test')).toMatch(
      /^450 4\.7\.1 .*this mailbox reached its limit of 3 outside recipients per hour/,
    );
    expect(await send(login('bruno').user)).toBe('accepted');
    await until('shown', async () => (await sending('poco'))?.layers[0]?.used.hour === 3);
    expect((await sending('poco'))?.layers.map((layer) => layer.scope)).toEqual(['mailbox', 'tenant', 'domain']);
    await until('told by e-mail', async () => (await letters('near_sending_limit')) >= 1, 90_000);
  });

  it('cannot be set above what the company has', async () => {
    const { response } = await company.api.PUT('/v1/tenants/{tenantId}/sending/limits', {
      params: { path: path() },
      body: { scope: 'mailbox', key: login('poco').user, limit: { hour: 100_000, day: 100_000 } },
    });
    expect(response.status).toBe(409);
  });
});
