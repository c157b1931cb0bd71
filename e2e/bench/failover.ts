/** From the button to the first message that the standby takes, while the world sends ten a second. */

import { Resolver } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { report, withStack } from './measure.ts';

const RATE = 10;
const BEFORE = 30;
const AFTER = 200;

await withStack({ lab: true }, async () => {
  const { newCompany, until } = await import('../stack/stack.ts');
  const { fleet, seenByTheWorld } = await import('../stack/fleet.ts');
  const { subjects } = await import('../stack/mail.ts');
  const lab = await fleet();
  const [mx1, mx2] = [lab.node('mx1'), lab.node('mx2')];
  const company = await newCompany();
  const path = { tenantId: company.tenantId };
  await seenByTheWorld(company.domain);
  const login = { user: `ana@${company.domain}`, pass: 'Conmutar-2026' };
  await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path },
    body: { address: login.user, displayName: '', kind: 'person', accessMode: 'webmail', quotaMb: 500, password: login.pass },
  });
  await until(
    'the mailbox on both nodes',
    async () => (await company.api.GET('/v1/tenants/{tenantId}/mailboxes', { params: { path } })).data?.items[0]?.effective,
  );
  await until(
    'a standby that is ready',
    async () =>
      (await company.api.GET('/v1/tenants/{tenantId}/continuity', { params: { path } })).data?.nodes.find(
        (node) => node.role === 'standby',
      )?.level !== 'not_ready',
    60_000,
  );

  const sending = lab.world.send({
    from: 'mundo@ext1.test',
    to: login.user,
    subject: 'Carga',
    count: BEFORE + AFTER,
    rate: RATE,
  });
  await until('mail on the primary', async () => (await subjects(mx1.address, login)).length >= BEFORE / 2, 60_000);

  const resolver = new Resolver();
  resolver.setServers([lab.world.resolver]);
  const taken = firstTaken(mx2, login.user);
  const pressed = Date.now();
  const { error } = await company.api.POST('/v1/tenants/{tenantId}/switchovers', {
    params: { path },
    body: { to: 'standby', reason: 'Medición', despite: false },
  });
  if (error) throw new Error(JSON.stringify(error));
  const answered = Date.now();
  const resolved = (async () => {
    const slug = company.slug;
    while (!(await resolver.resolve4(`${slug}.mx.relevo.test`).catch((): string[] => [])).includes(mx2.address)) await sleep(10);
    return Date.now();
  })();
  const switched = (await taken) - pressed;
  const resolverMs = (await resolved) - pressed;
  const sent = (await sending).length;
  const arrived = await until(
    'every message on the standby',
    async () => {
      const found = await subjects(mx2.address, login);
      return found.length >= sent && found;
    },
    90_000,
    500,
  ).catch(() => subjects(mx2.address, login));
  const lost = sent - arrived.length;
  report(
    [
      {
        'button answered ms': answered - pressed,
        'first on standby ms': switched,
        'resolver ms': resolverMs,
        sent,
        arrived: arrived.length,
        lost: Math.max(0, lost),
        doubled: Math.max(0, -lost),
      },
    ],
    {
      bench: 'failover',
      rate_per_s: RATE,
      switch_ms: switched,
      resolver_ms: resolverMs,
      sent,
      lost: Math.max(0, lost),
      doubled: Math.max(0, -lost),
    },
  );
});

/** When Postfix on the node delivers its first message to the address, by the clock of this machine. */
async function firstTaken(node: import('../../infra/lab/lab.mjs').LabNode, address: string): Promise<number> {
  const child = node.spawn(['tail', '-n', '0', '-F', '-s', '0.02', '/var/log/mail.log'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    let text = '';
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      text += chunk;
      if (text.includes(`to=<${address}>`) && text.includes('status=sent')) return Date.now();
    }
    throw new Error('the log ended');
  } finally {
    child.kill();
  }
}
