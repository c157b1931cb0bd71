import { createHmac, createPublicKey, randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicJwk } from '../../apps/agent/src/link/node-key.ts';
import { listen } from '../../apps/agent/src/link/queue.ts';
import {
  authority,
  call,
  companyOn,
  enrol,
  newAgent,
  newKey,
  newPair,
  redisTls,
  removePair,
  revoke,
  type SparePair,
  type TestAgent,
  token,
  tokenFor,
} from '../stack/agents.ts';
import { asOwner } from '../stack/people.ts';
import { owner, stack, staff, until } from '../stack/stack.ts';

let [pairA, pairB]: SparePair[] = [];
let [companyA, companyB]: Awaited<ReturnType<typeof companyOn>>[] = [];
let [a, b]: TestAgent[] = [];

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not prepared');
  return value;
};
beforeAll(async () => {
  [pairA, pairB] = await Promise.all([newPair(), newPair()]);
  [companyA, companyB] = await Promise.all([companyOn(must(pairA)), companyOn(must(pairB))]);
  [a, b] = await Promise.all([newAgent(must(pairA).primary), newAgent(must(pairB).primary)]);
}, 60_000);
afterAll(() => Promise.all([removePair(must(pairA)), removePair(must(pairB))]), 60_000);

const outcome = async (answer: Response) => {
  const { code } = (await answer.json()) as { code?: string };
  return [answer.status, code];
};
const REFUSED = [401, 'agent.refused'];

describe('enrolment', () => {
  it('takes a token of staff once; the same key may ask again, another may not', async () => {
    const [node, key] = [must(pairA).standby, newKey()];
    const secret = await tokenFor(node);
    const first = await enrol(secret, key);
    expect(first.status).toBe(200);
    const identity = await first.json();
    expect(identity).toMatchObject({ nodeId: node, pairId: must(pairA).id });
    expect(await (await enrol(secret, key)).json()).toEqual(identity);
    expect(await outcome(await enrol(secret, newKey()))).toEqual(REFUSED);
    expect((await call({ ...identity, key }, 'GET', '/agent/v1/commands')).status).toBe(200);
  });

  it('refuses a token that is made up, expired, replaced, or of a node that was revoked since', async () => {
    const [node, key] = [must(pairB).standby, newKey()];
    expect(await outcome(await enrol('x'.repeat(43), key))).toEqual(REFUSED);
    const old = await tokenFor(node);
    await asOwner(`UPDATE enrolment_token SET expires_at = now() - interval '1 second' WHERE node_id = $1`, [node]);
    expect(await outcome(await enrol(old, key))).toEqual(REFUSED);
    const replaced = await tokenFor(node);
    const good = await tokenFor(node);
    expect(await outcome(await enrol(replaced, key))).toEqual(REFUSED);
    expect((await enrol(good, key)).status).toBe(200);
    expect(await revoke(node)).toBe(204);
    expect(await outcome(await enrol(good, key))).toEqual(REFUSED);
    const unused = await tokenFor(node);
    expect(await revoke(node)).toBe(204);
    expect(await outcome(await enrol(unused, key))).toEqual(REFUSED);
  });

  it('refuses a key that is not Ed25519', async () => {
    const secret = await tokenFor(must(pairB).standby);
    const publicKey = { kty: 'OKP' as const, crv: 'X25519' as 'Ed25519', x: 'A'.repeat(43) };
    expect((await enrol(secret, newKey(), { publicKey })).status).toBe(400);
  });
});

describe('the key of a node', () => {
  it('changes without a stop: both are taken until the new one speaks, then the old is refused, in Redis too', async () => {
    const agent = await newAgent(must(pairB).standby);
    const next: TestAgent = { ...agent, key: newKey() };
    const works = async (one: TestAgent) => (await call(one, 'GET', '/agent/v1/commands')).status;
    expect((await call(agent, 'POST', '/agent/v1/key', { publicKey: publicJwk(next.key) })).status).toBe(204);
    expect([await works(agent), await works(next)]).toEqual([200, 200]);
    const confirmed = await call(next, 'POST', '/agent/v1/key/confirmation', {});
    expect(confirmed.status).toBe(200);
    const { redis } = await confirmed.json();
    expect([await works(agent), await works(next)]).toEqual([401, 200]);
    expect(await (await call(next, 'POST', '/agent/v1/key/confirmation', {})).json()).toEqual({ redis });
    const enter = async (password: string) => {
      const client = new Redis(agent.redis.url, {
        ...redisTls(agent.redis.url),
        username: agent.redis.username,
        password,
        lazyConnect: true,
        enableReadyCheck: false,
        retryStrategy: () => null,
      }).on('error', () => {});
      return client
        .connect()
        .then(() => client.call('TYPE', `bull:{node-${agent.nodeId}}:wait`))
        .then(
          () => 'in',
          () => 'out',
        )
        .finally(() => client.disconnect());
    };
    expect([await enter(agent.redis.password), await enter(redis.password)]).toEqual(['out', 'in']);
  });

  it('is announced by the node itself alone, and confirmed by the announced key alone', async () => {
    const agent = await newAgent(must(pairB).standby);
    const [announced, other] = [newKey(), newKey()];
    expect((await call({ ...agent, key: other }, 'POST', '/agent/v1/key', { publicKey: publicJwk(other) })).status).toBe(401);
    await call(agent, 'POST', '/agent/v1/key', { publicKey: publicJwk(announced) });
    expect((await call({ ...agent, key: other }, 'POST', '/agent/v1/key/confirmation', {})).status).toBe(401);
    expect((await call(agent, 'POST', '/agent/v1/key/confirmation', {})).status).toBe(200);
    expect((await call(agent, 'GET', '/agent/v1/commands')).status).toBe(200);
    expect(await revoke(agent.nodeId)).toBe(204);
    for (const key of [agent.key, announced])
      expect((await call({ ...agent, key }, 'GET', '/agent/v1/commands')).status).toBe(401);
  });
});

describe('a request of an agent', () => {
  const path = '/agent/v1/changes?after=0';
  const now = Math.floor(Date.now() / 1000);
  const forge = (claims: Record<string, unknown>, signer = must(a)) =>
    token({ ...signer, nodeId: must(a).nodeId }, 'GET', path, '', claims);

  it.each<[string, () => string]>([
    ['no token', () => ''],
    ['no JWT', () => 'a.b.c'],
    ['another audience', () => forge({ aud: 'relevo-web' })],
    ['the hash of another body', () => forge({ bsh: 'A'.repeat(43) })],
    ['another path', () => forge({ htu: '/agent/v1/state' })],
    ['another query', () => forge({ htu: '/agent/v1/changes?after=1' })],
    ['another method', () => forge({ htm: 'POST' })],
    ['a time gone by', () => forge({ iat: now - 200, exp: now - 140 })],
    ['too long a life', () => forge({ exp: now + 3600 })],
    ['a time to come', () => forge({ iat: now + 600, exp: now + 660 })],
    ['no end', () => forge({ exp: undefined })],
    ['no id', () => forge({ jti: undefined })],
    ['another node as its maker', () => forge({ iss: must(b).nodeId })],
    ['nobody as its maker', () => forge({ iss: randomUUID() })],
    ["another node's key", () => forge({}, must(b))],
    ['a key of nobody', () => forge({}, { ...must(a), key: newKey() })],
    ['no signature', () => `${forge({}).split('.').slice(0, 2).join('.')}.AAAA`],
    ['the algorithm "none"', () => unsigned(forge({}))],
    ['the public key as a shared secret', () => sharedSecret(forge({}))],
  ])('with %s is refused like every other', async (_, bearer) => {
    const answer = await call(must(a), 'GET', path, undefined, bearer());
    const { requestId: _id, ...problem } = await answer.json();
    const { requestId: _other, ...none } = await (await fetch(stack.urls.api + path)).json();
    expect([answer.status, problem]).toEqual([401, none]);
    expect(problem.code).toBe('agent.refused');
  });

  it('is taken once', async () => {
    const bearer = forge({});
    expect((await call(must(a), 'GET', path, undefined, bearer)).status).toBe(200);
    expect(await outcome(await call(must(a), 'GET', path, undefined, bearer))).toEqual(REFUSED);
  });

  it('is not taken with another body than the one it was signed for', async () => {
    const batch = { stream: 'postfix', from: 0, to: 0, events: [] };
    const bearer = token(must(a), 'POST', '/agent/v1/events', JSON.stringify(batch));
    expect(await outcome(await call(must(a), 'POST', '/agent/v1/events', { ...batch, to: 9 }, bearer))).toEqual(REFUSED);
    expect((await call(must(a), 'POST', '/agent/v1/events', batch)).status).toBe(200);
  });

  it('opens no door of people, and a person none of agents', async () => {
    const people = '/v1/console/pairs';
    expect(await outcome(await call(must(a), 'GET', people, undefined, token(must(a), 'GET', people)))).toEqual([
      401,
      'auth.required',
    ]);
    for (const one of [await owner(), await staff()])
      expect(await outcome(await fetch(`${stack.urls.api}/agent/v1/state`, { headers: { cookie: one.cookie } }))).toEqual(
        REFUSED,
      );
  });
});

describe('what a node sees and says', () => {
  it('is its own pair, in the whole state and in the changes', async () => {
    for (const [agent, pair, company] of [
      [must(a), must(pairA), must(companyA)],
      [must(b), must(pairB), must(companyB)],
    ] as const) {
      const state = await (await call(agent, 'GET', '/agent/v1/state')).json();
      const changes = await (await call(agent, 'GET', '/agent/v1/changes?after=0')).json();
      expect(state.pair.id).toBe(pair.id);
      expect(state.pair.replicationSecret).toBe('replication');
      for (const records of [state, changes.upserts]) {
        expect(records.domains.map((one: { name: string }) => one.name)).toEqual([company.domain]);
        expect(records.mailboxes.map((one: { address: string }) => one.address)).toEqual([company.mailbox]);
        expect(records.aliases).toEqual([]);
      }
    }
  });

  it('about a domain of another pair is stored for nobody', async () => {
    const [mine, foreign] = [must(companyA), must(companyB)];
    const at = new Date().toISOString();
    const delivery = (position: number, recipient: string, saslUser: string | null) => ({
      ...{
        type: 'delivery',
        position,
        at,
        queueId: `Q${position}`,
        status: 'sent',
        via: 'lmtp',
        sender: saslUser ?? 'x@fuera.test',
      },
      ...{ recipient, originalRecipient: null, messageId: null, size: 1, client: 'c[192.0.2.1]', saslUser, relay: null },
      ...{ delaySeconds: 1, enhancedCode: '2.0.0', reply: '250 ok', lmtpSession: null },
    });
    const login = (position: number, address: string) => ({
      type: 'login',
      position,
      at,
      address,
      protocol: 'imap',
      ok: true,
      remote: null,
      tls: true,
    });
    const send = async (stream: string, events: unknown[]) => {
      const answer = await call(must(a), 'POST', '/agent/v1/events', { stream, from: 0, to: 100, events });
      expect([answer.status, await answer.json()]).toEqual([200, { position: 100 }]);
    };
    await send('postfix', [
      delivery(1, mine.mailbox, null),
      delivery(2, foreign.mailbox, null),
      delivery(3, 'x@fuera.test', foreign.mailbox),
      delivery(4, stack.seeded.demo.mailbox, foreign.mailbox),
    ]);
    await send('dovecot', [login(1, mine.mailbox), login(2, foreign.mailbox), login(3, stack.seeded.demo.mailbox)]);
    for (const table of ['mail_event', 'login_event'])
      expect(await asOwner(`SELECT tenant_id, position::int FROM ${table} WHERE node_id = $1`, [must(a).nodeId]), table).toEqual([
        { tenant_id: mine.tenantId, position: 1 },
      ]);
    const alarms = await asOwner('SELECT severity, count, closed_at FROM alarm WHERE dedup_key = $1', [
      `agent.foreign_report ${must(a).nodeId}`,
    ]);
    expect(alarms).toEqual([{ severity: 'critical', count: 2, closed_at: null }]);
  });

  it('about a revision that its pair does not have changes nothing and raises an alarm', async () => {
    const ahead = { revision: 999_999, outcome: 'applied', why: null, appliedAt: new Date().toISOString(), tookMs: 1 };
    expect((await call(must(b), 'POST', '/agent/v1/receipts', ahead)).status).toBe(204);
    expect(await asOwner('SELECT revision::int FROM node WHERE id = $1', [must(b).nodeId])).toEqual([{ revision: 0 }]);
    expect(await asOwner('SELECT count FROM alarm WHERE dedup_key = $1', [`agent.revision_ahead ${must(b).nodeId}`])).toEqual([
      { count: 1 },
    ]);
  });

  it('raises no alarm by what anybody may cause from outside', async () => {
    const foreign = must(companyA).mailbox;
    const at = new Date().toISOString();
    const login = {
      ...{ type: 'login', position: 1, at, address: foreign, protocol: 'imap' },
      ok: false,
      remote: null,
      tls: true,
    };
    const batch = { stream: 'dovecot', from: 0, to: 100, events: [login] };
    expect((await call(must(b), 'POST', '/agent/v1/events', batch)).status).toBe(200);
    expect(await asOwner('SELECT 1 FROM alarm WHERE dedup_key = $1', [`agent.foreign_report ${must(b).nodeId}`])).toEqual([]);
  });

  it("ends no other node's command", async () => {
    const [row] = await asOwner<{ id: string }>(
      `INSERT INTO command (id, node_id, spec, requested_by) VALUES (gen_random_uuid(), $1, '{"kind":"verify"}', 'test') RETURNING id`,
      [must(b).nodeId],
    );
    const id = row?.id ?? '';
    expect(await (await call(must(a), 'GET', '/agent/v1/commands')).json()).toEqual([]);
    const result = { ok: true, result: {}, error: null };
    expect((await call(must(a), 'POST', `/agent/v1/commands/${id}/result`, result)).status).toBe(404);
    expect((await call(must(a), 'POST', `/agent/v1/commands/${id}/progress`, { done: 1, total: 1, note: '' })).status).toBe(404);
    expect(await asOwner('SELECT state, progress FROM command WHERE id = $1', [id])).toEqual([{ state: 'open', progress: null }]);
    expect((await call(must(b), 'POST', `/agent/v1/commands/${id}/result`, result)).status).toBe(204);
  });
});

describe('the Redis user of a node', () => {
  const queueOf = (agent: TestAgent) => `bull:{node-${agent.nodeId}}:`;
  const connect = ({ redis }: TestAgent) => {
    const client = new Redis(redis.url, {
      ...redisTls(redis.url),
      username: redis.username,
      password: redis.password,
      enableReadyCheck: false,
      retryStrategy: () => null,
    });
    return client.on('error', () => {});
  };
  const answerOf = (client: Redis, words: readonly string[]): Promise<string> =>
    client.call(words[0] ?? '', ...words.slice(1)).then(
      (value) => `allowed: ${JSON.stringify(value)}`,
      (error: Error) => error.message,
    );
  const admin = new Redis(stack.urls.redis);
  let client: Redis;
  beforeAll(async () => {
    client = connect(must(a));
    await admin.rpush(`${queueOf(must(b))}wait`, 'theirs');
    await admin.rpush(`${queueOf(must(a))}test`, 'own');
  });
  afterAll(async () => {
    await admin.del(`${queueOf(must(b))}wait`);
    client.disconnect();
    admin.disconnect();
  });

  it.each([
    ['reads', 'LRANGE KEY 0 -1'],
    ['looks at the type of', 'TYPE KEY'],
    ['asks whether there is', 'EXISTS KEY'],
    ['adds to', 'RPUSH KEY mine'],
    ['takes from', 'LPOP KEY'],
    ['moves away', 'RENAME KEY OWN'],
    ['moves over', 'RENAME OWN KEY'],
    ['copies', 'COPY KEY OWN'],
    ['waits on', 'BLMOVE KEY OWN LEFT LEFT 1'],
    ['removes', 'DEL KEY'],
    ['unlinks', 'UNLINK KEY'],
    ['ends', 'EXPIRE KEY 1'],
    ['overwrites', 'SET KEY mine'],
    ['dumps', 'DUMP KEY'],
    ['scripts on a declared key of', 'EVAL "return redis.call(\'LPOP\',KEYS[1])" 1 KEY'],
    ['scripts on a hidden key of', "EVAL \"return redis.call('LPOP','KEY')\" 0"],
    ['hears of', 'SUBSCRIBE KEY'],
    ['tells of', 'PUBLISH KEY mine'],
  ])('never %s the queue of another node', async (_, command) => {
    const other = `${queueOf(must(b))}wait`;
    const words = (command.match(/"[^"]*"|\S+/g) ?? []).map((word) =>
      word
        .replaceAll('"', '')
        .replace(/\bKEY\b/, other)
        .replace(/^OWN$/, `${queueOf(must(a))}test`),
    );
    expect(await answerOf(client, words)).toMatch(/NOPERM|ACL failure|can't access at least one of the keys/);
    expect(await admin.lrange(other, 0, -1)).toEqual(['theirs']);
  });

  it.each([
    ...['KEYS *', 'SCAN 0', 'RANDOMKEY', 'DBSIZE', 'FLUSHALL', 'FLUSHDB', 'SWAPDB 0 1', 'SELECT 1', 'SORT OWN', 'CONFIG GET *'],
    ...[
      'CONFIG SET save x',
      'ACL LIST',
      'ACL WHOAMI',
      'ACL SETUSER x on',
      'CLIENT LIST',
      'CLIENT KILL TYPE normal',
      'CLIENT PAUSE 1',
    ],
    ...['MONITOR', 'DEBUG SLEEP 0', 'SAVE', 'BGSAVE', 'REPLICAOF NO ONE', 'MODULE LIST', 'SLOWLOG GET', 'LATENCY RESET'],
    ...['SCRIPT FLUSH', 'SCRIPT KILL', 'FUNCTION FLUSH', 'FUNCTION LIST', 'FUNCTION KILL', 'FUNCTION DUMP', 'FUNCTION DELETE x'],
    ...['MIGRATE 127.0.0.1 1 OWN 0 1', 'PUBSUB CHANNELS', 'PSUBSCRIBE *', 'CLUSTER INFO', 'MEMORY DOCTOR', 'SHUTDOWN ABORT'],
  ])('may not: %s', async (command) => {
    expect(await answerOf(client, command.replace(/\bOWN\b/, `${queueOf(must(a))}test`).split(' '))).toMatch(
      /NOPERM|DEBUG command not allowed/,
    );
  });

  it("hears its own queue with the agent's own listener, woken by a change that staff make", async () => {
    const heard: number[] = [];
    const log = { info() {}, warn() {}, error() {}, debug() {} } as unknown as Parameters<typeof listen>[3];
    const listener = listen(
      { ...must(b) },
      authority(must(b).redis.url),
      { converge: (revision) => heard.push(revision), command() {} },
      log,
    );
    try {
      const console = await staff();
      const path = { params: { path: { id: must(pairB).id } } };
      await until('a wake-up', async () => {
        if (heard.length > 0) return true;
        const { data } = await console.GET('/v1/console/pairs/{id}', path);
        const overrides = { postfix: `# ${heard.length} ${Date.now()}`, dovecot: '', version: data?.version ?? 0 };
        await console.PUT('/v1/console/pairs/{id}/overrides', { ...path, body: overrides });
        await new Promise((resolve) => setTimeout(resolve, 300));
        return heard.length > 0;
      });
      expect(heard[0]).toBeGreaterThan(2);
    } finally {
      await listener.close();
    }
  });
});

it('a revoked node is out at once: API, open Redis connection, new Redis connection; and stays out when its successor enrols', async () => {
  const node = must(pairA).standby;
  const stolen = await newAgent(node);
  const options = {
    ...redisTls(stolen.redis.url),
    username: stolen.redis.username,
    enableReadyCheck: false,
    retryStrategy: () => null,
  };
  const open = new Redis(stolen.redis.url, { ...options, password: stolen.redis.password }).on('error', () => {});
  const own = `bull:{node-${node}}:meta`;
  await open.exists(own);
  const closed = new Promise<number>((resolve) => open.once('end', () => resolve(Date.now())));
  expect((await call(stolen, 'GET', '/agent/v1/state')).status).toBe(200);

  const from = Date.now();
  expect(await revoke(node)).toBe(204);
  expect(await outcome(await call(stolen, 'GET', '/agent/v1/state'))).toEqual(REFUSED);
  expect((await closed) - from).toBeLessThan(1000);
  const logIn = (password: string) => {
    const client = new Redis(stolen.redis.url, { ...options, password }).on('error', () => {});
    return client
      .exists(own)
      .then(() => 'in')
      .catch((error: Error) => error.message)
      .finally(() => client.disconnect());
  };
  expect(await logIn(stolen.redis.password)).not.toBe('in');

  const successor = await newAgent(node);
  expect(await logIn(successor.redis.password)).toBe('in');
  expect(await logIn(stolen.redis.password)).not.toBe('in');
  expect(await outcome(await call(stolen, 'GET', '/agent/v1/state'))).toEqual(REFUSED);
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = (jwt: string) => `${part({ alg: 'none', typ: 'JWT' })}.${jwt.split('.')[1]}.AAAA`;
function sharedSecret(jwt: string): string {
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${jwt.split('.')[1]}`;
  const spki = createPublicKey(must(a).key).export({ type: 'spki', format: 'der' });
  return `${signed}.${createHmac('sha256', spki).update(signed).digest('base64url')}`;
}
