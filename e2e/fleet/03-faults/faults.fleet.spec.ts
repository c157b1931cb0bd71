import type { Problem } from '@relevo/contract';
import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { canLogIn, refusal, subjects, submit } from '../../stack/mail.ts';
import { apiIsUp, crash, pidOf } from '../../stack/processes.ts';
import { newCompany, stack, staff, until } from '../../stack/stack.ts';
import { WebmailVisitor } from '../../stack/webmail.ts';

const CHANGES = 1000;
let company: Awaited<ReturnType<typeof newCompany>>;
const owner = new pg.Pool({ connectionString: stack.urls.owner, max: 2, options: '-c app.scope=platform' });
owner.on('error', () => {});
afterAll(() => owner.end());
const path = () => ({ tenantId: company.tenantId });

beforeAll(async () => {
  company = await newCompany();
  await owner.query('UPDATE tenant SET mailbox_limit = 10000 WHERE id = $1', [company.tenantId]);
});

/** A thousand changes, one request each, tried again until the API has taken it: what was taken must be there. */
async function thousandChanges(prefix: string, onProgress: (done: number) => void): Promise<string[]> {
  const addresses = Array.from({ length: CHANGES }, (_, i) => `${prefix}${i}@${company.domain}`);
  const waiting = [...addresses];
  let done = 0;
  const worker = async () => {
    for (let address = waiting.shift(); address; address = waiting.shift()) {
      const body = { address, displayName: '', kind: 'person' as const, accessMode: 'client' as const, quotaMb: 10 };
      const headers = { 'idempotency-key': address };
      await until(
        `${address} taken`,
        async () => {
          const { response, error } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
            params: { path: path() },
            body,
            headers,
          });
          // A request that died with the API may have been done: then the address is taken. `idempotency_running` is no answer yet.
          return response.status === 201 || (error as Problem | undefined)?.code === 'address.taken';
        },
        120_000,
        100,
      );
      onProgress(++done);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return addresses;
}

/** Both nodes hold exactly the desired state: the agents compare checksums with the control plane and say whether they had to mend. */
async function untilEqual(): Promise<void> {
  const api = await staff();
  await until(
    'both nodes at the newest revision',
    async () => {
      const { data } = await api.GET('/v1/console/pairs');
      return data?.[0]?.nodes.every((node) => node.state === 'online' && node.revision >= node.head);
    },
    120_000,
  );
  const { rows: nodes } = await owner.query<{ id: string }>("SELECT id FROM node WHERE name IN ('mx1', 'mx2')");
  for (const node of nodes) {
    const { rows } = await owner.query<{ id: string }>(
      `INSERT INTO command (id, node_id, spec, requested_by) VALUES (gen_random_uuid(), $1, '{"kind":"verify"}', 'test') RETURNING id`,
      [node.id],
    );
    const outcome = await until(
      'the checksum',
      async () =>
        (
          await owner.query<{ state: string; result: unknown; error: string | null }>(
            "SELECT state, result, error FROM command WHERE id = $1 AND state <> 'open'",
            [rows[0]?.id],
          )
        ).rows[0],
      60_000,
    );
    expect(outcome).toEqual({ state: 'done', result: { drift: false }, error: null });
  }
}

async function everyoneIsServed(addresses: readonly string[]): Promise<void> {
  const lab = await fleet();
  for (const name of ['mx1', 'mx2']) {
    const { stdout } = await lab
      .node(name)
      .run([
        'sqlite3',
        '/var/lib/relevo/maps/node.db',
        `SELECT count(*) FROM mailbox WHERE domain = '${company.domain}' AND address LIKE '${addresses[0]?.replace(/0@.*/, '')}%'`,
      ]);
    expect(Number(stdout), name).toBe(addresses.length);
  }
}

describe('in the middle of a thousand changes', () => {
  const faults: [string, string, () => Promise<void> | void][] = [
    [
      'a',
      'kill -9 of both agents',
      async () => {
        const lab = await fleet();
        for (const name of ['mx1', 'mx2']) await lab.node(name).run("pkill -9 -f '/opt/relevo/agent/main.mjs'");
      },
    ],
    ['b', 'kill -9 of the API', () => crash('api')],
    ['c', 'kill -9 of the worker', () => crash('worker')],
    [
      'd',
      'FLUSHALL on Redis',
      async () => {
        const redis = new Redis(stack.urls.redis);
        await redis.flushall();
        redis.disconnect();
      },
    ],
    ['e', 'a restart of PostgreSQL', () => crash('postgres', 'SIGINT')],
    [
      'f',
      'a cut between a node and the API',
      async () => {
        const lab = await fleet();
        await lab.cut('mx2');
        setTimeout(() => void lab.heal('mx2'), 60_000);
      },
    ],
  ];
  it.each(faults)('%s: %s loses nothing', async (prefix, _, fault) => {
    let struck: Promise<void> | undefined;
    const addresses = await thousandChanges(prefix, (done) => {
      if (done === CHANGES / 4) struck = Promise.resolve(fault());
    });
    await struck;
    await apiIsUp();
    await untilEqual();
    await everyoneIsServed(addresses);
  });
});

describe('with the control plane stopped', () => {
  it('mail, log-ins and restrictions go on working on both nodes', async () => {
    const { world } = await fleet();
    const [mx1, mx2] = await Promise.all([addressOf('mx1'), addressOf('mx2')]);
    const make = async (name: string) => {
      const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
        params: { path: path() },
        body: {
          address: `${name}@${company.domain}`,
          displayName: '',
          kind: 'person',
          accessMode: 'client',
          quotaMb: 50,
          password: 'Plano-Apagado-9',
        },
      });
      return data?.mailbox;
    };
    const [free, bound] = [await make('libre'), await make('atada')];
    await company.api.PATCH('/v1/tenants/{tenantId}/mailboxes/{id}', {
      params: { path: { ...path(), id: bound?.id ?? '' } },
      body: { version: bound?.version ?? 1, sendPolicy: { kind: 'own_domain' } },
    });
    await untilEqual();
    // Stopped, not killed: a killed one would be back within a second.
    const names = ['api', 'worker', 'nameserver', 'redis'] as const;
    const stopped = names.map(pidOf);
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    try {
      for (const host of [mx1, mx2]) {
        const as = (name: string) => ({ user: `${name}@${company.domain}`, pass: 'Plano-Apagado-9' });
        expect(await canLogIn(host, as('libre'))).toBe(true);
        const webmail = new WebmailVisitor(host);
        expect(await webmail.logIn(as('libre'))).toBe(true);
        expect(await webmail.reads()).toBe(true);
        await submit(host, as('libre'), {
          from: `libre@${company.domain}`,
          to: 'afuera@ext1.test',
          subject: `Sin control ${host}`,
        });
        await world.waitForMail('afuera@ext1.test', (message) => message.header('subject') === `Sin control ${host}`);
        expect(
          await refusal(submit(host, as('atada'), { from: `atada@${company.domain}`, to: 'afuera@ext1.test', subject: 'No' })),
        ).toMatch(/^550 5\.7\.1/);
        await submit(host, as('atada'), {
          from: `atada@${company.domain}`,
          to: `libre@${company.domain}`,
          subject: `Adentro ${host}`,
        });
        await until('the inner message', async () => (await subjects(host, as('libre'))).includes(`Adentro ${host}`));
      }
    } finally {
      for (const pid of stopped) process.kill(pid, 'SIGCONT');
    }
    expect(free?.address).toBe(`libre@${company.domain}`);
    await apiIsUp();
    await untilEqual();
  });
});

describe('a configuration that a checker refuses', () => {
  it('never goes live: the node keeps the old one, says the checker’s words, and goes on taking changes', async () => {
    const api = await staff();
    const pair = async () => (await api.GET('/v1/console/pairs')).data?.[0];
    const put = async (postfix: string, dovecot: string) => {
      const { id = '', version = 0 } = (await pair()) ?? {};
      return api.PUT('/v1/console/pairs/{id}/overrides', { params: { path: { id } }, body: { version, postfix, dovecot } });
    };
    await put('', 'protocols = imap\nthis is not a setting\n');
    const broken = await until(
      'the checker’s words on both nodes',
      async () => {
        const nodes = (await pair())?.nodes;
        return nodes?.every((node) => node.configError) && nodes;
      },
      60_000,
    );
    for (const node of broken) expect(node.configError).toMatch(/this is not a setting|unknown setting|doveconf/i);
    for (const host of [await addressOf('mx1'), await addressOf('mx2')]) {
      expect(await canLogIn(host, { user: stack.seeded.demo.mailbox, pass: stack.seeded.demo.mailboxPassword })).toBe(true);
    }
    const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
      params: { path: path() },
      body: { address: `aun-asi@${company.domain}`, displayName: '', kind: 'person', accessMode: 'client', quotaMb: 10 },
    });
    await until(
      'the change on both nodes',
      async () =>
        (
          await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', {
            params: { path: { ...path(), id: data?.mailbox.id ?? '' } },
          })
        ).data?.effective,
    );
    await put('', '');
    await until('no error any more', async () => (await pair())?.nodes.every((node) => node.configError === null), 60_000);
  });
});
