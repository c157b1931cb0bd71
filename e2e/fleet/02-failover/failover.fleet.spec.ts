import { Resolver } from 'node:dns/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet, seenByTheWorld } from '../../stack/fleet.ts';
import { imap, subjects } from '../../stack/mail.ts';
import { newCompany, until } from '../../stack/stack.ts';
import { WebmailVisitor } from '../../stack/webmail.ts';

let company: Awaited<ReturnType<typeof newCompany>>;
let mx1: string;
let mx2: string;
const resolver = new Resolver();
const login = () => ({ user: `ana@${company.domain}`, pass: 'Continuidad-2026' });
const path = () => ({ tenantId: company.tenantId });
const continuity = async () => (await company.api.GET('/v1/tenants/{tenantId}/continuity', { params: { path: path() } })).data;
const seenOutside = (name: 'mx' | 'mx2' | 'mail') => resolver.resolve4(`${company.slug}.${name}.relevo.test`);

async function switchTo(to: 'primary' | 'standby') {
  const { data, error } = await company.api.POST('/v1/tenants/{tenantId}/switchovers', {
    params: { path: path() },
    body: { to, reason: 'Prueba de continuidad', despite: false },
  });
  if (!data) throw new Error(JSON.stringify(error));
  return until(
    `the switchover to ${to}`,
    async () => {
      const { data: now } = await company.api.GET('/v1/tenants/{tenantId}/switchovers/{id}', {
        params: { path: { ...path(), id: data.id } },
      });
      return now?.state !== 'running' && now;
    },
    90_000,
  );
}

beforeAll(async () => {
  [mx1, mx2] = await Promise.all([addressOf('mx1'), addressOf('mx2')]);
  resolver.setServers([(await fleet()).world.resolver]);
  company = await newCompany();
  await seenByTheWorld(company.domain);
  await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: path() },
    body: {
      address: login().user,
      displayName: 'Ana',
      kind: 'person',
      accessMode: 'webmail',
      quotaMb: 100,
      password: login().pass,
    },
  });
  await until(
    'the mailbox on both nodes',
    async () =>
      (await company.api.GET('/v1/tenants/{tenantId}/mailboxes', { params: { path: path() } })).data?.items[0]?.effective,
  );
  await until(
    'a standby that can take over',
    async () => (await continuity())?.nodes.every((node) => node.level !== 'not_ready'),
    60_000,
  );
});

describe('the standby', () => {
  it('is always published as the second MX', async () => {
    expect([await seenOutside('mx'), await seenOutside('mx2'), await seenOutside('mail')]).toEqual([[mx1], [mx2], [mx1]]);
  });

  it('holds what arrived on the primary, flags and folders too', async () => {
    const { world } = await fleet();
    await world.send({ from: 'a@ext1.test', to: login().user, subject: 'Antes' });
    await until('the message on the primary', async () => (await subjects(mx1, login())).includes('Antes'));
    await imap(mx1, login(), async (client) => {
      await client.mailboxCreate('Proyectos');
      const lock = await client.getMailboxLock('INBOX');
      await client.messageFlagsAdd('1', ['\\Flagged']).finally(() => lock.release());
    });
    await until('message, flag and folder on the standby', () =>
      imap(mx2, login(), async (client) => {
        const lock = await client.getMailboxLock('INBOX');
        const message = await client.fetchOne('1', { flags: true, envelope: true }).finally(() => lock.release());
        const folders = (await client.list()).map((folder) => folder.path);
        return (
          message && message.envelope?.subject === 'Antes' && message.flags?.has('\\Flagged') && folders.includes('Proyectos')
        );
      }),
    );
  });
});

describe('the button', () => {
  /** The webmail as a browser finds it: where the company's name leads at this moment. */
  const webmail = async () => {
    const [host = ''] = await seenOutside('mail');
    const visitor = new WebmailVisitor(host);
    expect(await visitor.logIn(login()), host).toBe(true);
    return visitor;
  };
  const keeps = (...names: string[]) =>
    until(`${names.join(' and ')} in the address book`, async () => {
      const book = await (await webmail()).contacts();
      return names.every((name) => book.includes(`FN:${name}`));
    });

  it('moves the names, and the next message lands on the standby and is read there', async () => {
    const { world } = await fleet();
    await (await webmail()).addContact('Anotada antes', 'antes@ext1.test');
    const switchover = await switchTo('standby');
    expect(switchover).toMatchObject({ state: 'done', to: 'standby' });
    expect(switchover.steps.map((step) => [step.id, step.state])).toEqual([
      ['names', 'done'],
      ['sessions', 'done'],
      ['contents', 'done'],
      ['resolver', 'done'],
    ]);
    for (const name of ['mx', 'mail'] as const)
      await until(`${name} seen on mx2`, async () => (await seenOutside(name))[0] === mx2);
    await world.send({ from: 'a@ext1.test', to: login().user, subject: 'Durante' });
    await until('the message on the standby', async () => (await subjects(mx2, login())).includes('Durante'));
    await keeps('Anotada antes');
    await (await webmail()).addContact('Anotada durante', 'durante@ext1.test');
    const found = await until('its trace', async () => {
      const { data } = await company.api.GET('/v1/tenants/{tenantId}/trace', {
        params: { path: path(), query: { q: login().user } },
      });
      for (const { key } of data?.items ?? []) {
        const trace = await company.api.GET('/v1/tenants/{tenantId}/trace/{key}', { params: { path: { ...path(), key } } });
        const step = trace.data?.steps.find((one) => one.node === 'mx2' && one.type === 'delivery' && one.via === 'lmtp');
        if (step) return step;
      }
      return null;
    });
    expect(found.status).toBe('sent');
  });

  it('does not move what is there already, and says so', async () => {
    const { error } = await company.api.POST('/v1/tenants/{tenantId}/switchovers', {
      params: { path: path() },
      body: { to: 'standby', reason: 'Otra vez', despite: false },
    });
    expect(error).toMatchObject({ code: 'switchover.already_there' });
  });

  it('moves back, and both nodes hold the same', async () => {
    expect(await switchTo('primary')).toMatchObject({ state: 'done' });
    for (const name of ['mx', 'mail'] as const)
      await until(`${name} seen on mx1`, async () => (await seenOutside(name))[0] === mx1);
    await keeps('Anotada antes', 'Anotada durante');
    const both = () => Promise.all([subjects(mx1, login()), subjects(mx2, login())]);
    const level = async () => (await both()).every((found) => found.toSorted().join() === 'Antes,Durante');
    await until('the same on both', level).catch(async (error) => {
      throw new Error(`${error.message}: ${JSON.stringify(await both())}`);
    });
    const { data: audit } = await company.api.GET('/v1/tenants/{tenantId}/audit', { params: { path: path() } });
    expect(audit?.items.filter((entry) => entry.action.startsWith('switchover.')).map((entry) => entry.action)).toEqual([
      'switchover.done',
      'switchover.started',
      'switchover.done',
      'switchover.started',
    ]);
  });
});

describe('a primary that breaks', () => {
  it('costs no message: senders go on to the standby by themselves, and it is merged when it is back', async () => {
    const lab = await fleet();
    const count = 20;
    // The world may know the names of the other way round for ten seconds more, and both would be the node that goes.
    await until('mx2 seen on mx2', async () => (await seenOutside('mx2'))[0] === mx2);
    await lab.cut('mx1');
    try {
      await lab.world.send({ from: 'a@ext1.test', to: login().user, subject: 'Sin primario', count, rate: 20 });
      const { error, data } = await company.api.POST('/v1/tenants/{tenantId}/switchovers', {
        params: { path: path() },
        body: { to: 'standby', reason: 'El primario no responde', despite: true },
      });
      expect(error).toBeUndefined();
      await until(
        'every message on the standby',
        async () => (await subjects(mx2, login())).filter((subject) => subject === 'Sin primario').length === count,
        150_000,
        500,
      );
      const done = await until(
        'the switchover',
        async () => {
          const { data: now } = await company.api.GET('/v1/tenants/{tenantId}/switchovers/{id}', {
            params: { path: { ...path(), id: data?.id ?? '' } },
          });
          return now?.state !== 'running' && now;
        },
        120_000,
      );
      expect(done.steps.find((step) => step.id === 'resolver')?.state).toBe('done');
    } finally {
      await lab.heal('mx1');
    }
    await until(
      'the primary has caught up',
      async () => (await subjects(mx1, login())).filter((subject) => subject === 'Sin primario').length === count,
      120_000,
      500,
    );
    await until(
      'a primary that is ready',
      async () => (await continuity())?.nodes.find((node) => node.role === 'primary')?.level !== 'not_ready',
      60_000,
    );
    const back = await switchTo('primary');
    expect(back, JSON.stringify(back)).toMatchObject({ state: 'done' });
  });
});
