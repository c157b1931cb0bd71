/** 10,000 mailboxes by one CSV file, until both nodes serve all of them. */
import pg from 'pg';
import { report, withStack } from './measure.ts';
import { RecipientProbe } from './node-probe.ts';

const ROWS = 10_000;

await withStack({ lab: true }, async () => {
  const { newCompany, stack, until } = await import('../stack/stack.ts');
  const { fleet } = await import('../stack/fleet.ts');
  const lab = await fleet();
  const company = await newCompany();
  const owner = new pg.Client({ connectionString: stack.urls.owner });
  await owner.connect();
  await owner.query('UPDATE tenant SET mailbox_limit = 20000 WHERE id = $1', [company.tenantId]);
  await owner.end();
  const addresses = Array.from({ length: ROWS }, (_, i) => `persona${i}@${company.domain}`);
  const csv = ['address,name', ...addresses.map((address, i) => `${address},Persona ${i}`)].join('\n');

  const from = performance.now();
  const { data: started, error } = await company.api.POST('/v1/tenants/{tenantId}/imports', {
    params: { path: { tenantId: company.tenantId } },
    body: { csv },
  });
  if (!started) throw new Error(JSON.stringify(error));
  const accepted = performance.now();
  const path = { tenantId: company.tenantId, id: started.id };
  const view = await until(
    'active on both nodes',
    async () => {
      const { data } = await company.api.GET('/v1/tenants/{tenantId}/imports/{id}', { params: { path } });
      return data?.active && data;
    },
    120_000,
    20,
  );
  const seconds = (performance.now() - from) / 1000;

  // Not by the API's word alone: every hundredth address is asked of Postfix on each node.
  for (const name of ['mx1', 'mx2']) {
    const probe = await RecipientProbe.open(lab.node(name), { from: 'a@ext1.test' });
    for (let i = 0; i < ROWS; i += 100) {
      const reply = await probe.recipient(addresses[i] ?? '');
      if (!reply.startsWith('250')) throw new Error(`${addresses[i]} on ${name}: ${reply}`);
    }
    probe.close();
  }
  report(
    [
      {
        rows: ROWS,
        created: view.created,
        'accepted after s': ((accepted - from) / 1000).toFixed(2),
        'effective after s': seconds.toFixed(2),
        passwords: 'generated',
      },
    ],
    {
      bench: 'bulk',
      rows: ROWS,
      seconds: Math.round(seconds * 100) / 100,
      per_second: Math.round(ROWS / seconds),
      passwords: 'generated (SSHA512 of 116 random bits)',
    },
  );
});
