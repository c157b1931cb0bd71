/** The queue page over 50,000 messages in a real Postfix queue: first rows, and how late a change shows. */

import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type TLSSocket } from 'node:tls';
import { chromium } from '@playwright/test';
import { percentile, report, withStack } from './measure.ts';

const MESSAGES = Number(process.argv[2] ?? 50_000);
const CONNECTIONS = 24;
const PAINTS = 5;
const UPDATES = 10;
const DOMAINS = Array.from({ length: 40 }, (_, n) => `destino${n}.test`);

await withStack({ lab: true, web: true }, async () => {
  const { newCompany, stack, until } = await import('../stack/stack.ts');
  const { fleet } = await import('../stack/fleet.ts');
  const lab = await fleet();
  const mx1 = lab.node('mx1');
  const company = await newCompany();
  const path = { tenantId: company.tenantId };
  const login = { user: `ana@${company.domain}`, pass: 'Cincuenta-Mil-2026' };
  await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path },
    body: { address: login.user, displayName: '', kind: 'person', accessMode: 'client', quotaMb: 500, password: login.pass },
  });
  await until(
    'the mailbox',
    async () => (await company.api.GET('/v1/tenants/{tenantId}/mailboxes', { params: { path } })).data?.items[0]?.effective,
  );
  // Everything to the outside is put off at once, unfiltered and unwatched: what is measured is the queue.
  await mx1.run('relevo-service stop policy; postconf -e defer_transports=smtp smtpd_milters= && postfix reload');
  const counted = async () =>
    (await company.api.GET('/v1/tenants/{tenantId}/queue/groups', { params: { path, query: { by: 'provider' } } })).data
      ?.messages ?? 0;
  try {
    const filled = performance.now();
    let next = 0;
    const numbers = () => (next < MESSAGES ? next++ : null);
    await Promise.all(Array.from({ length: CONNECTIONS }, () => feed(mx1.address, login, numbers)));
    const fedMs = performance.now() - filled;
    await until('all of them told', async () => (await counted()) >= MESSAGES, 900_000, 2000);

    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    for (const pair of company.api.cookie.split('; ')) {
      const equals = pair.indexOf('=');
      await context.addCookies([
        { name: pair.slice(0, equals), value: decodeURIComponent(pair.slice(equals + 1)), url: stack.urls.web },
      ]);
    }
    const page = await context.newPage();
    const rows = page.locator('table tbody tr td a');
    const paints: number[] = [];
    for (let n = 0; n < PAINTS; n++) {
      const started = performance.now();
      await page.goto(`${stack.urls.web}/es/smtp/queue`, { waitUntil: 'commit' });
      await rows.first().waitFor();
      paints.push(performance.now() - started);
    }
    const updates: number[] = [];
    for (let n = 0; n < UPDATES; n++) {
      const address = `nuevo${n}@ultimo${n}.test`;
      let left = 1;
      await feed(mx1.address, login, () => (left-- > 0 ? address : null));
      const sent = performance.now();
      await page.getByRole('link', { name: address }).first().waitFor({ timeout: 60_000 });
      updates.push(performance.now() - sent);
      await sleep(500);
    }
    const listed = performance.now();
    await company.api.GET('/v1/tenants/{tenantId}/queue', { params: { path, query: { limit: 50 } } });
    const listMs = performance.now() - listed;
    const grouped = performance.now();
    await counted();
    const groupsMs = performance.now() - grouped;
    await browser.close();
    const result = {
      messages: MESSAGES,
      first_paint_ms: Math.round(percentile(paints, 50)),
      first_paint_max_ms: Math.round(Math.max(...paints)),
      update_lag_ms: Math.round(percentile(updates, 50)),
      update_lag_max_ms: Math.round(Math.max(...updates)),
      list_ms: Math.round(listMs),
      groups_ms: Math.round(groupsMs),
    };
    report([{ ...result, fed_per_s: Math.round(MESSAGES / (fedMs / 1000)) }], result);
  } finally {
    await mx1.run(
      'postsuper -d ALL; postconf -X defer_transports; postconf -e smtpd_milters=inet:127.0.0.1:11332; postfix reload; relevo-service start policy',
    );
  }
});

/** One connection with its log-in, message after message in one write each (RFC 2920). */
async function feed(host: string, login: { user: string; pass: string }, numbers: () => number | string | null): Promise<void> {
  const socket = connect({ host, port: 465, rejectUnauthorized: false });
  const answers = reader(socket);
  await answers(1);
  const say = (text: string, count: number) => {
    socket.write(text);
    return answers(count);
  };
  await say('EHLO bench.test\r\n', 1);
  await say(`AUTH PLAIN ${Buffer.from(`\0${login.user}\0${login.pass}`).toString('base64')}\r\n`, 1);
  for (let n = numbers(); n !== null; n = numbers()) {
    const to = typeof n === 'string' ? n : `persona${n}@${DOMAINS[n % DOMAINS.length]}`;
    await say(`MAIL FROM:<${login.user}>\r\nRCPT TO:<${to}>\r\nDATA\r\n`, 3);
    await say(`From: ${login.user}\r\nTo: ${to}\r\nSubject: ${n}\r\n\r\nHola.\r\n.\r\n`, 1);
  }
  socket.end('QUIT\r\n');
}

/** Waits for so many whole replies (RFC 5321 section 4.2.1: the last line has a space after its code); a 5xx or 4xx is an error. */
function reader(socket: TLSSocket): (count: number) => Promise<void> {
  let text = '';
  let wake: () => void = () => {};
  let failed: Error | null = null;
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    text += chunk;
    wake();
  });
  socket.on('error', (error) => {
    failed = error;
    wake();
  });
  socket.on('close', () => {
    failed ??= new Error('the server has hung up');
    wake();
  });
  return async (count) => {
    for (let left = count; left > 0; ) {
      const match = /^(?:\d{3}-[^\n]*\n)*(\d{3}) [^\n]*\n/.exec(text);
      if (match) {
        if (Number(match[1]) >= 400) throw new Error(match[0].trim());
        text = text.slice(match[0].length);
        left--;
        continue;
      }
      if (failed) throw failed;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
