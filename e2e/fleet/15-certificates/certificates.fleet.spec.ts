/** The pair's certificate: from the local authority at first, from an ACME authority when asked, on the ports of both nodes. */
import { X509Certificate } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect } from 'node:tls';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressOf } from '../../stack/fleet.ts';
import { asOwner } from '../../stack/people.ts';
import { newCompany, stack, staff, until } from '../../stack/stack.ts';
import { change, login, person } from '../10-data-plane/people.ts';

const NODES = ['mx1', 'mx2'] as const;
const PORTS = [993, 465, 587] as const;
const LIMIT_MS = 90_000;
// Whose certificate it is, is asked elsewhere here.
const TLS_ONLY = { port: 993, secure: true, tls: { rejectUnauthorized: false }, logger: false } as const;
let console: Awaited<ReturnType<typeof staff>>;
let pair: string;
const path = () => ({ params: { path: { id: pair } } });

beforeAll(async () => {
  console = await staff();
  const { data } = await console.GET('/v1/console/pairs');
  pair = data?.find(({ nodes }) => nodes.some(({ name }) => name === 'mx1'))?.id ?? '';
});
afterAll(async () => {
  const local = await ask('local');
  await served(local.serial);
});

/** After EHLO and STARTTLS on 587, at once elsewhere; a server that is being reloaded may hang up or be silent. */
async function shown(node: (typeof NODES)[number], port: (typeof PORTS)[number]): Promise<X509Certificate> {
  let open: Socket = connectTcp(port, await addressOf(node));
  const timer = setTimeout(() => open.destroy(new Error(`${node}:${port} does not answer`)), 5000);
  try {
    if (port === 587) await startTls(open);
    const tls = connect({ socket: open, servername: 'andina.mail.relevo.test', rejectUnauthorized: false });
    open = tls;
    return await new Promise((resolve, reject) => {
      tls.on('error', reject).on('close', () => reject(new Error(`${node}:${port} hung up`)));
      tls.on('secureConnect', () => {
        const own = tls.getPeerX509Certificate();
        if (own) resolve(own);
        else reject(new Error('no certificate'));
      });
    });
  } finally {
    clearTimeout(timer);
    open.destroySoon();
  }
}
const startTls = (socket: Socket) =>
  new Promise<void>((resolve, reject) => {
    const say = ['EHLO test\r\n', 'STARTTLS\r\n'];
    let text = '';
    const onClose = () => reject(new Error('hung up before TLS'));
    const onData = (chunk: Buffer) => {
      text += chunk.toString();
      if (!/^\d{3} [^\r\n]*\r\n$/m.test(text)) return;
      text = '';
      const next = say.shift();
      if (next) return void socket.write(next);
      socket.off('data', onData).off('close', onClose);
      resolve();
    };
    socket.on('data', onData).on('error', reject).on('close', onClose);
  });

/** Asks for a new one and answers when the control plane has it. */
async function ask(source: 'local' | 'acme') {
  const { data: before } = await console.GET('/v1/console/pairs/{id}/certificate', path());
  const { error } = await console.POST('/v1/console/pairs/{id}/certificate', { ...path(), body: { source } });
  if (error) throw new Error(JSON.stringify(error));
  let why: string | null | undefined;
  return until(
    `a new certificate (${source})`,
    async () => {
      const { data } = await console.GET('/v1/console/pairs/{id}/certificate', path());
      why = data?.error;
      return data?.certificate?.source === source && data.certificate.serial !== before?.certificate?.serial && data.certificate;
    },
    LIMIT_MS,
    200,
  ).catch((late: Error) => {
    throw new Error(`${late.message}: ${why}`);
  });
}

/** Until every port of both nodes shows it, and the nodes say so. */
async function served(serial: string): Promise<void> {
  for (const node of NODES)
    for (const port of PORTS)
      await until(
        `${serial} on ${node}:${port}`,
        async () => (await shown(node, port).catch(() => null))?.serialNumber.toLowerCase() === serial,
        LIMIT_MS,
        200,
      );
  await until(
    'the nodes say what they serve',
    async () => {
      const { data } = await console.GET('/v1/console/pairs/{id}', path());
      return data?.nodes.every(
        ({ certificates }) => certificates.length === 3 && certificates.every((one) => one.serial === serial),
      );
    },
    LIMIT_MS,
  );
}

it('comes from the local authority, for the names that programs use', async () => {
  const first = await until(
    'a first certificate',
    async () => (await console.GET('/v1/console/pairs/{id}/certificate', path())).data?.certificate,
    LIMIT_MS,
  );
  expect(first.names).toEqual(expect.arrayContaining(['*.mail.relevo.test', 'mx1.relevo.test', 'mx2.relevo.test']));
  await served(first.serial);
  const answer = await fetch(`${stack.urls.api}/v1/console/local-authority`, { headers: { cookie: console.cookie } });
  const authority = await answer.text();
  const own = await shown('mx2', 993);
  expect(own.verify(new X509Certificate(authority).publicKey)).toBe(true);
  expect(own.checkHost('andina.mail.relevo.test')).toBeDefined();
  expect(own.checkHost('andina.example.test')).toBeUndefined();

  // A program that trusts the authority comes in without a question; one that does not, does not.
  const { demo } = stack.seeded;
  const program = async (trust: { ca?: string }) => {
    const client = new ImapFlow({
      host: await addressOf('mx1'),
      port: 993,
      secure: true,
      servername: 'andina.mail.relevo.test',
      auth: { user: demo.mailbox, pass: demo.mailboxPassword },
      tls: trust,
      logger: false,
    });
    client.on('error', () => {});
    await client.connect();
    await client.logout().catch(() => client.close());
  };
  await program({ ca: authority });
  await expect(program({})).rejects.toThrow(/certificate/);
});

it('is renewed under the programs that are connected, whose sessions can be ended as before', async () => {
  const company = await newCompany();
  const id = await person(company, 'ana');
  const auth = login(company, 'ana');
  const open = await Promise.all(
    NODES.map(async (node) => {
      const client = new ImapFlow({ ...TLS_ONLY, host: await addressOf(node), auth });
      client.on('error', () => {});
      await client.connect();
      return client;
    }),
  );
  const { serial } = await ask('local');
  await served(serial);
  // Dovecot gives sessions six seconds after a reload when it ends them.
  const since = performance.now();
  await until(
    'ten seconds of a session that goes on',
    async () => {
      await Promise.all(open.map((client) => client.noop()));
      expect(open.map(({ usable }) => usable)).toEqual([true, true]);
      return performance.now() - since > 10_000;
    },
    20_000,
  );

  await change(company, id, { state: 'suspended' });
  await until('sessions that began before the reload to end', async () => open.every(({ usable }) => !usable));
});

it('comes from an ACME authority when asked, and is renewed', async () => {
  const first = await ask('acme');
  await served(first.serial);
  expect(first.issuer).toContain('Pebble');
  // What was asked is answered no more.
  expect(await asOwner('SELECT name FROM acme_challenge')).toEqual([]);
  const resolver = new Resolver();
  resolver.setServers([stack.env.DNS_LISTEN ?? '']);
  await until('no answer for what was asked', async () =>
    resolver.resolveTxt('_acme-challenge.mail.relevo.test').then(
      () => false,
      (error: NodeJS.ErrnoException) => ['ENOTFOUND', 'ENODATA'].includes(error.code ?? ''),
    ),
  );

  const second = await ask('acme');
  expect(second.serial).not.toBe(first.serial);
  await served(second.serial);
  const [audited] = await asOwner<{ n: number }>(
    `SELECT count(*)::int AS n FROM audit WHERE action = 'certificate.asked' AND target = 'pair:' || $1`,
    [pair],
  );
  expect(audited?.n).toBeGreaterThanOrEqual(2);
});
