/** Ways into a mailbox, app passwords, absences, lists, catch-all and grace, on both nodes. */
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { canLogIn, pop3Count, refusal, subjects, submit } from '../../stack/mail.ts';
import { newCompany, signInMailbox, until } from '../../stack/stack.ts';
import { type Company, change, effective, login, PASSWORD, person } from './people.ts';

let company: Company;
let nodes: { mx1: string; mx2: string };
const ids = new Map<string, string>();
const NODES = ['mx1', 'mx2'] as const;
const at = (name: string) => `${name}@${company.domain}`;
const path = (id: string) => ({ params: { path: { tenantId: company.tenantId, id } } });
const ALL = { imap: true, pop3: true, submission: true, webmail: true, cleartext: false };

beforeAll(async () => {
  nodes = { mx1: await addressOf('mx1'), mx2: await addressOf('mx2') };
  company = await newCompany(12);
  for (const name of ['ana', 'bruno', 'carla', 'away', 'gone']) ids.set(name, await person(company, name));
});

async function set(name: string, settings: Parameters<typeof change>[2]): Promise<void> {
  const id = ids.get(name) ?? '';
  await change(company, id, settings);
  await effective(company, id);
}
const send = (node: string, name: string, to: string, subject = 'hola') =>
  refusal(submit(node, login(company, name), { from: at(name), to, subject }));

/** Whether LOGIN without TLS is let in (RFC 9051 section 6.2.3). */
const inTheClear = (host: string, name: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const socket = connect(143, host);
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.once('data', () => socket.write(`a LOGIN ${at(name)} ${PASSWORD}\r\n`));
    socket.on('data', (text: string) => {
      if (!/^a /m.test(text)) return;
      socket.end();
      resolve(/^a OK/m.test(text));
    });
  });

describe('ways in', () => {
  it('without TLS only as an exception', async () => {
    for (const node of NODES) expect(await inTheClear(nodes[node], 'ana'), node).toBe(false);
    await set('ana', { protocols: { ...ALL, cleartext: true } });
    for (const node of NODES) expect(await inTheClear(nodes[node], 'ana'), node).toBe(true);
  });

  it('each can be closed alone', async () => {
    await set('bruno', { protocols: { ...ALL, imap: false } });
    for (const node of NODES) {
      expect(await canLogIn(nodes[node], login(company, 'bruno')), node).toBe(false);
      expect(await pop3Count(nodes[node], login(company, 'bruno')), node).toBe(0);
      expect(await send(nodes[node], 'bruno', at('ana')), node).toBe('accepted');
    }
    await set('bruno', { protocols: { ...ALL, pop3: false, submission: false } });
    for (const node of NODES) {
      expect(await canLogIn(nodes[node], login(company, 'bruno')), node).toBe(true);
      await expect(pop3Count(nodes[node], login(company, 'bruno')), node).rejects.toThrow();
      expect(await send(nodes[node], 'bruno', at('ana')), node).toMatch(/535/);
    }
    await set('bruno', { protocols: ALL });
  });

  it('are told with whether they were encrypted', async () => {
    for (const node of NODES) expect(await send(nodes[node], 'ana', at('bruno')), node).toBe('accepted');
    const own = await signInMailbox(at('ana'), PASSWORD);
    const told = await until('log-ins by SMTP on both nodes and one in the clear by IMAP', async () => {
      const all = (await own.GET('/v1/mailbox/log-ins')).data ?? [];
      return (
        all.filter((one) => one.protocol === 'smtp').length >= 2 && all.some((one) => one.protocol === 'imap' && !one.tls) && all
      );
    });
    expect(told.filter((one) => one.protocol === 'smtp' && !one.tls)).toEqual([]);
  });
});

describe('an app password', () => {
  it('opens every way until it is deleted, and the own password goes on', async () => {
    const id = ids.get('carla') ?? '';
    const { data: made } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords', {
      ...path(id),
      body: { name: 'Teléfono' },
    });
    if (!made) throw new Error('not made');
    await effective(company, id);
    const phone = { user: at('carla'), pass: made.password };
    for (const node of NODES) {
      expect(await canLogIn(nodes[node], phone), node).toBe(true);
      expect(await canLogIn(nodes[node], { ...phone, pass: `${made.password.slice(0, 6)}wrong` }), node).toBe(false);
      expect(await refusal(submit(nodes[node], phone, { from: at('carla'), to: at('ana'), subject: 'x' })), node).toBe(
        'accepted',
      );
      expect(
        await refusal(submit(nodes[node], { ...phone, pass: 'wrong' }, { from: at('carla'), to: at('ana'), subject: 'x' })),
      ).toMatch(/535/);
      expect(await canLogIn(nodes[node], login(company, 'carla')), node).toBe(true);
    }
    const named = async (name: string) =>
      (await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords', path(id))).data?.find(
        (one) => one.name === name,
      );
    const used = await until('its last use', async () => (await named('Teléfono'))?.lastUse);
    expect(used).toMatchObject({ protocol: expect.stringMatching(/^(imap|smtp)$/), address: (await fleet()).hostAddress });
    // A program that only sends, as a scanner does: Postfix's log knows no password, Dovecot says which it was.
    const { data: scan } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords', {
      ...path(id),
      body: { name: 'Escáner' },
    });
    await effective(company, id);
    const scanner = { user: at('carla'), pass: scan?.password ?? '' };
    expect(await refusal(submit(nodes.mx2, scanner, { from: at('carla'), to: at('ana'), subject: 'x' }))).toBe('accepted');
    const scanned = await until('the use by SMTP', async () => (await named('Escáner'))?.lastUse);
    expect(scanned).toMatchObject({ protocol: 'smtp', address: (await fleet()).hostAddress });
    await company.api.DELETE('/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords/{appPasswordId}', {
      params: { path: { tenantId: company.tenantId, id, appPasswordId: made.id } },
    });
    await effective(company, id);
    for (const node of NODES) expect(await canLogIn(nodes[node], phone), node).toBe(false);
  });
});

describe('an absence', () => {
  it('answers each sender once, in its own words, and nobody before its time', async () => {
    const { world } = await fleet();
    const text = 'Vuelvo el lunes. "Entre tanto": escriba a ana\n.\nGracias';
    await set('away', { vacation: { subject: 'Estoy de viaje', text, from: null, until: null, everyDays: 7 } });
    for (const n of [1, 2]) await world.send({ from: 'cliente@ext2.test', to: at('away'), subject: `pregunta ${n}` });
    const answer = await world.waitForMail('cliente@ext2.test', (mail) => mail.header('subject') === 'Estoy de viaje');
    expect(answer.body).toContain('"Entre tanto": escriba a ana');
    await until('both questions', async () => (await subjects(nodes.mx1, login(company, 'away'))).length === 2);
    const later = new Date(Date.now() + 86_400_000).toISOString();
    await set('away', { vacation: { subject: 'Todavía no', text, from: later, until: null, everyDays: 7 } });
    await world.send({ from: 'otro@ext2.test', to: at('away'), subject: 'pregunta 3' });
    await until('the third', async () => (await subjects(nodes.mx1, login(company, 'away'))).length === 3);
    const mail = await world.inbox('otro@ext2.test');
    expect(mail.filter((one) => one.header('subject') === 'Todavía no')).toEqual([]);
  });
});

describe('a list', () => {
  it('goes to its members, from whom it lets write', async () => {
    const { data: list, error } = await company.api.POST('/v1/tenants/{tenantId}/lists', {
      params: { path: { tenantId: company.tenantId } },
      body: { address: at('todos'), members: [at('ana'), at('carla')], post: { kind: 'members' } },
    });
    if (!list) throw new Error(JSON.stringify(error));
    const known = async () =>
      (
        await company.api.GET('/v1/tenants/{tenantId}/lists', { params: { path: { tenantId: company.tenantId } } })
      ).data?.items.some((one) => one.effective);
    await until('the list on both nodes', known);
    for (const node of NODES) {
      expect(await send(nodes[node], 'ana', at('todos'), `a todos por ${node}`), node).toBe('accepted');
      expect(await send(nodes[node], 'bruno', at('todos')), node).toMatch(/^550 5\.7\.2/);
    }
    for (const name of ['ana', 'carla'])
      await until(`copies of ${name}`, async () => {
        const found = await subjects(nodes.mx1, login(company, name));
        return found.includes('a todos por mx1') && found.includes('a todos por mx2');
      });
  });
});

describe('a deleted mailbox', () => {
  it('is unknown to the nodes, and comes back with its mail and its password', async () => {
    const id = ids.get('gone') ?? '';
    await send(nodes.mx1, 'ana', at('gone'), 'guárdalo');
    await until('the mail', async () => (await subjects(nodes.mx1, login(company, 'gone'))).includes('guárdalo'));
    await company.api.DELETE('/v1/tenants/{tenantId}/mailboxes/{id}', path(id));
    await until('no log-in', async () => !(await canLogIn(nodes.mx1, login(company, 'gone'))));
    expect(await send(nodes.mx1, 'ana', at('gone'))).toMatch(/^550 5\.1\.1/);
    await company.api.POST('/v1/tenants/{tenantId}/deleted-mailboxes/{id}/restore', path(id));
    await effective(company, id);
    for (const node of NODES)
      await until(`the mail on ${node}`, async () => (await subjects(nodes[node], login(company, 'gone'))).includes('guárdalo'));
  });
});
