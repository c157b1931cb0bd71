/** Messages a second through one node: with all levels, without content filters, and plain; and what 10,000 rules cost. */
import { percentile, report, withStack } from './measure.ts';

const SENDERS = 4;
const ROUND_MS = 2000;
/** Each way is measured in turns with the others, so that a slow minute of the machine falls on all alike. */
const ROUNDS = 3;
const RULES = 10_000;

await withStack({ lab: true }, async () => {
  const { newCompany, stack, until } = await import('../stack/stack.ts');
  const { fleet } = await import('../stack/fleet.ts');
  const { SmtpClient } = await import('../../infra/lab/smtp-client.mjs');
  const { compose } = await import('../fleet/30-filters/company.ts');
  const lab = await fleet();
  const node = lab.node('mx1');
  const must = async (script: string) => {
    const { code, stdout, stderr } = await node.run(script);
    if (code !== 0) throw new Error(stderr || stdout);
    return stdout;
  };
  const company = await newCompany();
  const path = { tenantId: company.tenantId };
  const to = `ana@${company.domain}`;
  const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path },
    body: { address: to, quotaMb: 5000 },
  });
  const id = data?.mailbox.id ?? '';
  const effective = () =>
    until('the mailbox on both nodes', async () => {
      const { data: now } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path: { ...path, id } } });
      return now?.effective;
    });
  await effective();

  /** Two more ports of the node's own Postfix, beside the real one: the same queue and delivery behind all three. */
  await must(
    [
      'postconf -M "2525/inet=2525 inet n - y - - smtpd" "2526/inet=2526 inet n - y - - smtpd"',
      'postconf -P "2525/inet/smtpd_milters=" "2526/inet/smtpd_milters=" "2526/inet/smtpd_recipient_restrictions=permit_mynetworks,reject_unauth_destination"',
      'postconf -P "2526/inet/smtpd_sender_restrictions=" "2526/inet/smtpd_relay_restrictions=permit_mynetworks,reject_unauth_destination"',
      // The plain port knows its one domain and mailbox by a static map, and has no cleanup of ours.
      `postconf -P "2526/inet/virtual_mailbox_domains=inline:{${company.domain}=ok}" "2526/inet/virtual_mailbox_maps=inline:{${to}=ok}" "2526/inet/virtual_alias_maps="`,
      'postconf -M "cleanup-plain/unix=cleanup-plain unix n - y - 0 cleanup" && postconf -P "cleanup-plain/unix/virtual_alias_maps=" "2526/inet/cleanup_service_name=cleanup-plain"',
      'postfix reload',
    ].join(' && '),
  );
  const WAYS = { all_levels: 25, no_content_filters: 2525, plain_postfix: 2526 } as const;
  type Way = keyof typeof WAYS;
  await until('all three ports', async () => {
    for (const port of Object.values(WAYS)) (await SmtpClient.open(node.address, { port })).close();
    return true;
  });

  const text = compose({
    from: 'a@ext1.test',
    to: [to],
    subject: 'medida',
    body: 'Hola, le escribo por el pedido de ayer.\r\n'.repeat(40),
  });
  /** Accepted messages a second, over connections that stay open. */
  const rate = async (port: number): Promise<number> => {
    const clients = await Promise.all(Array.from({ length: SENDERS }, () => SmtpClient.open(node.address, { port })));
    const started = performance.now();
    let accepted = 0;
    await Promise.all(
      clients.map(async (client) => {
        while (performance.now() - started < ROUND_MS) {
          await client.command('MAIL FROM:<a@ext1.test>');
          await client.command(`RCPT TO:<${to}>`);
          await client.command('DATA');
          const reply = await client.command(`${text}.`);
          if (reply.code !== 250) throw new Error(`port ${port}: ${reply.text}`);
          accepted++;
        }
        client.close();
      }),
    );
    return accepted / ((performance.now() - started) / 1000);
  };
  /** What waits to be delivered would slow down whoever is measured next. */
  const drained = () => until('an empty queue', async () => /is empty/.test((await node.run('postqueue -p')).stdout), 120_000);

  const rates: Record<Way, number[]> = { all_levels: [], no_content_filters: [], plain_postfix: [] };
  for (const port of Object.values(WAYS)) {
    await rate(port);
    await drained();
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [way, port] of Object.entries(WAYS) as [Way, number][]) {
      rates[way].push(await rate(port));
      await drained();
    }
  }

  // Rules: a thousand senders each on both lists of the mailbox, its domain's lists, and a send policy of as many for others.
  const without: number[] = [];
  const withRules: number[] = [];
  const lists = (n: number, name: string) => Array.from({ length: n }, (_, i) => `${name}${i}@regla${i % 97}.test`);
  const setRules = async (n: number) => {
    const each = Math.min(1000, n);
    for (const whose of ['mailboxes', 'domains'] as const) {
      const { data: domains } = await company.api.GET('/v1/tenants/{tenantId}/domains', { params: { path } });
      const where = { ...path, id: whose === 'mailboxes' ? id : (domains?.[0]?.id ?? '') };
      const url = `/v1/tenants/{tenantId}/${whose}/{id}/filters` as '/v1/tenants/{tenantId}/mailboxes/{id}/filters';
      const { data: now } = await company.api.GET(url, { params: { path: where } });
      const body = {
        junkAt: null,
        rejectAt: null,
        quarantineAt: null,
        allow: lists(each, 'si'),
        deny: lists(each, 'no'),
        version: now?.version ?? 0,
      };
      const { error } = await company.api.PUT(url, { params: { path: where }, body });
      if (error) throw new Error(JSON.stringify(error));
    }
    await effective();
    // The rest as restrictions of other mailboxes in the same maps: 6,000 rows of the tables that every recipient is looked up in.
    const rows = Math.max(0, n - 4 * each);
    const script =
      n === 0
        ? "DELETE FROM send_entry WHERE entry LIKE '%regla%'"
        : `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) INSERT INTO send_entry SELECT '${id}', 1000 + i, 'x' || i || '@regla.test' FROM n`;
    await must(`sqlite3 -cmd '.timeout 5000' /var/lib/relevo/maps/node.db "${script}"`);
  };
  for (let round = 0; round < ROUNDS; round++) {
    await setRules(0);
    without.push(await rate(WAYS.all_levels));
    await drained();
    await setRules(RULES);
    withRules.push(await rate(WAYS.all_levels));
    await drained();
  }
  await setRules(0);

  const median = (values: readonly number[]) => Math.round(percentile(values, 50) * 10) / 10;
  const cost = Math.round((1 - median(withRules) / median(without)) * 1000) / 10;
  const msgs_per_s = Object.fromEntries(Object.entries(rates).map(([way, values]) => [way, median(values)]));
  report(
    [
      ...Object.entries(msgs_per_s).map(([way, rate]) => ({ way, msgs_per_s: rate })),
      { way: 'all levels, no rules', msgs_per_s: median(without) },
      { way: `all levels, ${RULES} rules`, msgs_per_s: median(withRules) },
    ],
    {
      bench: 'smtp',
      senders: SENDERS,
      message_bytes: text.length,
      msgs_per_s,
      rules: RULES,
      rule_cost_percent: cost,
      lab: stack.lab !== null,
    },
  );
});
