/** From one request to the API until Postfix and Dovecot of both nodes act by it, on a pair with 10,000 mailboxes. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { percentile, report, spread, withStack } from './measure.ts';
import { NodeHand } from './node-hand.ts';
import { PasswordProbe, RecipientProbe } from './node-probe.ts';

const LOADED = 10_000;
const EACH = 100;
/** Pause between two tries of one probe; what it adds to a figure is at most this. */
const PAUSE_MS = 2;
const LIMIT_MS = 10_000;

await withStack({ lab: true }, async () => {
  const { newCompany, stack, staff, until } = await import('../stack/stack.ts');
  const { fleet } = await import('../stack/fleet.ts');
  const lab = await fleet();
  const nodes = [lab.node('mx1'), lab.node('mx2')];
  const company = await newCompany();
  const path = { tenantId: company.tenantId };
  const owner = new pg.Client({ connectionString: stack.urls.owner });
  await owner.connect();
  await owner.query('UPDATE tenant SET mailbox_limit = 20000 WHERE id = $1', [company.tenantId]);
  await freeOfLimits(await staff());

  console.log(`loading ${LOADED} mailboxes`);
  const csv = ['address', ...Array.from({ length: LOADED }, (_, i) => `m${i}@${company.domain}`)].join('\n');
  const { data: started } = await company.api.POST('/v1/tenants/{tenantId}/imports', { params: { path }, body: { csv } });
  const imported = { ...path, id: started?.id ?? '' };
  await until(
    'the load on both nodes',
    async () => (await company.api.GET('/v1/tenants/{tenantId}/imports/{id}', { params: { path: imported } })).data?.active,
    120_000,
  );
  const { data: page } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes', { params: { path, query: { limit: 200 } } });
  const mailboxes = page?.items ?? [];

  const samples: Record<'new mailbox' | 'password' | 'send policy', number[]> = {
    'new mailbox': [],
    password: [],
    'send policy': [],
  };
  const inbound = await Promise.all(nodes.map((node) => RecipientProbe.open(node, { from: 'a@ext1.test' })));
  const hands = nodes.map((node) => new NodeHand(node));
  const logins = await Promise.all(nodes.map((node) => PasswordProbe.open(node)));

  for (let i = 0; i < EACH; i++) {
    const address = `n${i}@${company.domain}`;
    samples['new mailbox'].push(
      await timed(
        () =>
          company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
            params: { path },
            body: { address, displayName: '', kind: 'person', accessMode: 'client', quotaMb: 100 },
          }),
        inbound.map((probe) => async () => (await probe.recipient(address)).startsWith('250')),
      ),
    );
  }
  for (let i = 0; i < EACH; i++) {
    const mailbox = mailboxes[i];
    if (!mailbox) throw new Error('too few mailboxes');
    const password = `Medida-${i}-${Date.now()}`;
    samples.password.push(
      await timed(
        () =>
          company.api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/password', {
            params: { path: { ...path, id: mailbox.id } },
            body: { password },
          }),
        await Promise.all(hands.map((hand, n) => passwordProbe(hand, logins[n] as PasswordProbe, mailbox.address, password))),
      ),
    );
    mailbox.version = 1;
    Object.assign(mailbox, { password });
  }
  for (let i = 0; i < EACH; i++) {
    const mailbox = mailboxes[i] as (typeof mailboxes)[number] & { password: string };
    const login = { user: mailbox.address, pass: mailbox.password };
    const open = await Promise.all(nodes.map((node) => RecipientProbe.open(node, { from: mailbox.address, login })));
    samples['send policy'].push(
      await timed(
        () =>
          company.api.PATCH('/v1/tenants/{tenantId}/mailboxes/{id}', {
            params: { path: { ...path, id: mailbox.id } },
            body: { version: mailbox.version, sendPolicy: { kind: 'nobody' } },
          }),
        open.map((probe) => async () => (await probe.recipient('x@ext1.test')).startsWith('5')),
      ),
    );
    for (const probe of open) probe.close();
  }
  const floor = await floorOf(hands, inbound, company.domain);
  for (const probe of [...inbound, ...logins, ...hands]) probe.close();
  await owner.end();

  const all = Object.values(samples).flat();
  report(
    [...Object.entries(samples), ['all', all] as const, ['floor: straight into node.db', floor] as const].map(
      ([change, values]) => ({ change, count: values.length, ...spread(values), max_ms: Math.round(Math.max(...values)) }),
    ),
    {
      bench: 'apply',
      mailboxes: LOADED,
      changes: all.length,
      ...spread(all),
      floor_ms: Math.round(percentile(floor, 50) * 100) / 100,
    },
  );
});

/** Milliseconds from sending the request until every probe has seen its effect. */
async function timed(
  change: () => Promise<{ error?: unknown; response: Response }>,
  probes: readonly (() => Promise<boolean>)[],
): Promise<number> {
  const from = performance.now();
  const answer = change().then(({ error, response }) => {
    if (error) throw new Error(`${response.status} ${JSON.stringify(error)}`);
  });
  const seen = probes.map(async (probe) => {
    while (!(await probe())) {
      if (performance.now() - from > LIMIT_MS) throw new Error('never effective');
      await sleep(PAUSE_MS);
    }
    return performance.now();
  });
  const [, ...times] = await Promise.all([answer, ...seen]);
  return Math.max(...times) - from;
}

/**
 * Dovecot's own word on a password, asked once the new hash can be in node.db: a refusal would come two seconds late
 * (auth_failure_delay), and tries that pile up would slow what they measure.
 */
async function passwordProbe(
  hand: NodeHand,
  dovecot: PasswordProbe,
  address: string,
  password: string,
): Promise<() => Promise<boolean>> {
  const before = await hand.ask({ act: 'hash', address });
  return async () => (await hand.ask({ act: 'hash', address })) !== before && dovecot.try(address, password);
}

/** The same change without the control plane: committed into node.db of both nodes, seen by the same probes. */
async function floorOf(hands: readonly NodeHand[], probes: readonly RecipientProbe[], domain: string): Promise<number[]> {
  const values: number[] = [];
  for (let i = 0; i < EACH; i++) {
    const address = `floor${i}@${domain}`;
    const from = performance.now();
    await Promise.all(hands.map((hand) => hand.ask({ act: 'insert', address, domain })));
    await Promise.all(
      probes.map(async (probe) => {
        while (!(await probe.recipient(address)).startsWith('250')) await sleep(PAUSE_MS);
      }),
    );
    values.push(performance.now() - from);
  }
  for (const hand of hands) await hand.ask({ act: 'clean' });
  return values;
}

/** Postfix slows and cuts off a client after many refusals; the probes are such clients. */
async function freeOfLimits(staff: Awaited<ReturnType<typeof import('../stack/stack.ts').staff>>): Promise<void> {
  const { until } = await import('../stack/stack.ts');
  const { data: pairs } = await staff.GET('/v1/console/pairs');
  const pair = pairs?.[0];
  if (!pair) throw new Error('no pair');
  const postfix = [
    'smtpd_soft_error_limit = 1000000',
    'smtpd_hard_error_limit = 1000000',
    'smtpd_error_sleep_time = 0',
    'smtpd_recipient_limit = 1000000',
    'smtpd_recipient_overshoot_limit = 1000000',
    'smtpd_timeout = 3600s',
  ].join('\n');
  await staff.PUT('/v1/console/pairs/{id}/overrides', {
    params: { path: { id: pair.id } },
    body: { version: pair.version, postfix, dovecot: '' },
  });
  await until('the limits lifted on both nodes', async () =>
    (await staff.GET('/v1/console/pairs')).data?.[0]?.nodes.every((node) => node.revision >= node.head),
  );
}
