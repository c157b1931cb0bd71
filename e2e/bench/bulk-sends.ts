/**
 * The page of bulk mail by send, for a company that writes to twenty thousand people a day.
 *
 * Usage: bulk-sends [RECIPIENTS] [DAYS], default 20,000 each day for 30 days. Makes its rows by SQL. JSON: recipients, sends, p50_ms,
 * p99_ms of the first page, and store_p50_ms of a batch of 500 deliveries of such mail.
 */
import { percentile, report, spread, withStack } from './measure.ts';

const ASKED = 60;
const BATCH = 500;
const BATCHES = 40;

await withStack({ lab: false }, async () => {
  const { call, companyOn, newAgent, newPair, removePair } = await import('../stack/agents.ts');
  const { asOwner, memberOf } = await import('../stack/people.ts');
  const { stack } = await import('../stack/stack.ts');
  const recipients = Number(process.argv[2] ?? 20_000);
  const days = Number(process.argv[3] ?? 30);
  const pair = await newPair();
  const company = await companyOn(pair);
  const agent = await newAgent(pair.primary);
  const cookie = await memberOf(company.tenantId, 'owner');

  for (let back = days - 1; back >= 0; back--) {
    const at = new Date(Date.now() - back * 86_400_000 - 3 * 3_600_000).toISOString();
    await asOwner(`SELECT relevo_ensure_day('${at}'::date); SELECT relevo_ensure_day('${at}'::date + 1);
      WITH send AS (INSERT INTO bulk_send (tenant_id, sender, family, subject, first_at, last_at, messages, without_unsubscribe, without_one_click, unsigned)
        VALUES ('${company.tenantId}', '${company.mailbox}', 'f${back}', 'Novedades ${back}', '${at}', '${at}'::timestamptz + interval '1 hour', ${recipients}, 0, 0, 0) RETURNING id)
      INSERT INTO bulk_message (tenant_id, message_id, send_id) SELECT '${company.tenantId}', 'b${back}-' || n || '@bench', id FROM send, generate_series(1, ${recipients}) n`);
    await asOwner(`INSERT INTO mail_event (tenant_id, at, node_id, position, type, direction, queue_id, message_id, sender, recipient, status, via, sasl_user, bounce_class)
      SELECT '${company.tenantId}', '${at}'::timestamptz + make_interval(secs => n % 3600), '${pair.primary}', n, 'delivery', 'out', 'Q' || n, 'b${back}-' || n || '@bench', '${company.mailbox}',
        'persona' || n || '@destino.test', CASE WHEN n % 40 = 0 THEN 'bounced' ELSE 'sent' END, 'smtp', '${company.mailbox}', CASE WHEN n % 40 = 0 THEN 'invalid_address' END
      FROM generate_series(1, ${recipients}) n`);
    await asOwner(`INSERT INTO bulk_outcome (tenant_id, message_id, recipient, send_id, at, status, class, put_off)
      SELECT m.tenant_id, m.message_id, e.recipient, m.send_id, e.at, e.status, coalesce(e.bounce_class, 'unknown'), false
      FROM bulk_message m JOIN mail_event e USING (tenant_id, message_id) JOIN bulk_send s ON s.id = m.send_id
      WHERE s.tenant_id = '${company.tenantId}' AND s.family = 'f${back}' AND e.at >= '${at}'`);
  }
  await asOwner('ANALYZE mail_event; ANALYZE bulk_send; ANALYZE bulk_message; ANALYZE bulk_outcome');

  const ask = async () => {
    const start = performance.now();
    const answer = await fetch(`${stack.urls.api}/v1/tenants/${company.tenantId}/bulk-sends?limit=25`, { headers: { cookie } });
    const page = (await answer.json()) as { items: { recipients: number }[] };
    if (page.items.length === 0 || page.items.some((send) => send.recipients !== recipients))
      throw new Error(JSON.stringify(page));
    return performance.now() - start;
  };
  await ask();
  const pages: number[] = [];
  for (let i = 0; i < ASKED; i++) pages.push(await ask());

  // A second word on messages of the newest send: an attempt of each, put off, as it would come in the node's log.
  const stores: number[] = [];
  for (let i = 0; i < BATCHES; i++) {
    const from = i * BATCH;
    const events = Array.from({ length: BATCH }, (_, n) => ({
      position: from + n + 1,
      at: new Date(Date.now() - 60_000).toISOString(),
      type: 'delivery',
      queueId: `R${from + n}`,
      status: 'deferred',
      via: 'smtp',
      sender: company.mailbox,
      recipient: `persona${1 + ((from + n) % recipients)}@destino.test`,
      originalRecipient: null,
      messageId: `b0-${1 + ((from + n) % recipients)}@bench`,
      size: 2000,
      client: null,
      saslUser: company.mailbox,
      relay: null,
      delaySeconds: 1,
      enhancedCode: '4.4.1',
      reply: 'connect to mx.destino.test[198.51.100.9]:25: Connection timed out',
      lmtpSession: null,
    }));
    const start = performance.now();
    const answer = await call(agent, 'POST', '/agent/v1/events', { stream: 'postfix', from, to: from + BATCH, events });
    if (answer.status !== 200) throw new Error(`batch: ${answer.status}`);
    stores.push(performance.now() - start);
  }
  report(
    [
      { what: 'page of 25 sends', ...spread(pages) },
      { what: `batch of ${BATCH} deliveries`, ...spread(stores) },
    ],
    { recipients: recipients * days, sends: days, ...spread(pages), store_p50_ms: Math.round(percentile(stores, 50)) },
  );
  await removePair(pair);
});
