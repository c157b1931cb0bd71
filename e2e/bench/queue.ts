/**
 * The queue page over 50,000 messages: first rows, how late a change shows, and acts over all of them.
 *
 * Usage: queue [MESSAGES] [told]. With a real Postfix queue, filled by SMTP; with `told` the messages are told to the API as an
 * agent tells its log, which takes seconds and no mail node, and the lag begins where the API hears of a message. JSON:
 * first_paint_ms, update_lag_ms and their p99, page_ms (a page in the middle), oldest_ms, list_ms, groups_ms, preview_ms.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type TLSSocket } from 'node:tls';
import { chromium } from '@playwright/test';
import type { LogEvent } from '@relevo/agent-protocol';
import type { RelevoClient } from '@relevo/contract';
import { ensureDebianPackages } from '../../infra/stack/debian.mjs';
import { percentile, report, withStack } from './measure.ts';

const MESSAGES = Number(process.argv[2] ?? 50_000);
const TOLD = process.argv[3] === 'told';
const CONNECTIONS = 24;
const PAINTS = 12;
const UPDATES = 20;
const PER_BATCH = 2000;
const DOMAINS = Array.from({ length: 40 }, (_, n) => `destino${n}.test`);
const recipient = (n: number) => `persona${n}@${DOMAINS[n % DOMAINS.length]}`;

/** A company, and a queue of its own that grows. */
interface Filled {
  readonly tenantId: string;
  readonly api: RelevoClient;
  readonly cookie: string;
  fill(count: number): Promise<void>;
  add(address: string): Promise<void>;
  end(): Promise<unknown>;
}

await ensureDebianPackages(['chromium'], console.error);
await withStack({ lab: !TOLD, web: true }, async () => {
  const { stack, until } = await import('../stack/stack.ts');
  const queue = TOLD ? await toldQueue() : await realQueue();
  const path = { tenantId: queue.tenantId };
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const counted = async () =>
    (await queue.api.GET('/v1/tenants/{tenantId}/queue/groups', { params: { path, query: { by: 'provider' } } })).data
      ?.messages ?? 0;
  const list = (query: { before?: string }) =>
    queue.api.GET('/v1/tenants/{tenantId}/queue', { params: { path, query: { limit: 50, ...query } } });
  try {
    const fedMs = await timed(() => queue.fill(MESSAGES));
    await until('all of them told', async () => (await counted()) >= MESSAGES, 900_000, 2000);

    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    for (const pair of queue.cookie.split('; ')) {
      const equals = pair.indexOf('=');
      await context.addCookies([
        { name: pair.slice(0, equals), value: decodeURIComponent(pair.slice(equals + 1)), url: stack.urls.web },
      ]);
    }
    const page = await context.newPage();
    const rows = page.locator('table tbody tr td a');
    const paints: number[] = [];
    for (let n = 0; n < PAINTS; n++)
      paints.push(
        await timed(async () => {
          await page.goto(`${stack.urls.web}/es/smtp/queue`, { waitUntil: 'commit' });
          await rows.first().waitFor();
        }),
      );
    await page.getByText('En vivo').waitFor();
    const updates: number[] = [];
    for (let n = 0; n < UPDATES; n++) {
      const address = `nuevo${n}@ultimo${n}.test`;
      const shown = page.getByRole('link', { name: address }).first().waitFor({ timeout: 60_000 });
      if (TOLD) updates.push(await timed(() => Promise.all([queue.add(address), shown])));
      else {
        await queue.add(address);
        updates.push(await timed(() => shown));
      }
      await sleep(500);
    }
    const turned = (name: string) =>
      timed(async () => {
        const first = await rows.first().textContent();
        await page.getByRole('button', { name, exact: true }).click();
        await page.waitForFunction((was) => document.querySelector('table tbody tr td a')?.textContent !== was, first);
      });
    const pages: number[] = [];
    for (let n = 0; n < PAINTS; n++) pages.push(await turned('Más antiguos'));
    const oldestMs = await turned('Los más antiguos');
    const listMs = await Promise.all([list({}), list({ before: 'oldest' })]).then(() => timed(() => list({})));
    const groupsMs = await timed(counted);
    const previewMs = await timed(() =>
      queue.api.POST('/v1/tenants/{tenantId}/queue/preview', { params: { path }, body: { filter: {} } }),
    );
    await browser.close();
    const round = Math.round;
    const result = {
      messages: MESSAGES,
      filled_by: TOLD ? 'the log as told' : 'smtp',
      first_paint_ms: round(percentile(paints, 50)),
      first_paint_p99_ms: round(percentile(paints, 99)),
      update_lag_ms: round(percentile(updates, 50)),
      update_lag_p99_ms: round(percentile(updates, 99)),
      page_ms: round(percentile(pages, 50)),
      oldest_ms: round(oldestMs),
      list_ms: round(listMs),
      groups_ms: round(groupsMs),
      preview_ms: round(previewMs),
    };
    report([{ ...result, fed_per_s: round(MESSAGES / (fedMs / 1000)) }], result);
  } finally {
    await queue.end();
  }
});

async function realQueue(): Promise<Filled> {
  const { newCompany, until } = await import('../stack/stack.ts');
  const { fleet } = await import('../stack/fleet.ts');
  const mx1 = (await fleet()).node('mx1');
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
  return {
    tenantId: company.tenantId,
    api: company.api,
    cookie: company.api.cookie,
    fill: async (count) => {
      let next = 0;
      const numbers = () => (next < count ? recipient(next++) : null);
      await Promise.all(Array.from({ length: CONNECTIONS }, () => feed(mx1.address, login, numbers)));
    },
    add: (address) => {
      let left = 1;
      return feed(mx1.address, login, () => (left-- > 0 ? address : null));
    },
    end: () =>
      mx1.run(
        'postsuper -d ALL; postconf -X defer_transports; postconf -e smtpd_milters=inet:127.0.0.1:11332; postfix reload; relevo-service start policy',
      ),
  };
}

async function toldQueue(): Promise<Filled> {
  const { call, companyOn, newAgent, newPair, removePair } = await import('../stack/agents.ts');
  const { memberOf } = await import('../stack/people.ts');
  const { clientWith } = await import('../stack/stack.ts');
  const pair = await newPair();
  const company = await companyOn(pair);
  const agent = await newAgent(pair.primary);
  const cookie = await memberOf(company.tenantId, 'owner');
  let at = 0;
  async function tell(addresses: readonly string[]) {
    const from = at;
    const events = addresses.map((address): LogEvent => {
      at += 1;
      return {
        position: at,
        at: new Date().toISOString(),
        type: 'delivery',
        queueId: `Q${String(at).padStart(9, '0')}`,
        status: 'deferred',
        via: 'smtp',
        sender: company.mailbox,
        recipient: address,
        originalRecipient: null,
        messageId: `${at}@relevo.test`,
        size: 2000 + at,
        client: 'pc[192.0.2.7]',
        saslUser: company.mailbox,
        relay: null,
        delaySeconds: Math.max(0, MESSAGES - at) / 10,
        enhancedCode: '4.4.1',
        reply: `connect to mx.${address.split('@')[1]}[198.51.100.4]:25: Connection timed out`,
        lmtpSession: null,
      };
    });
    const answer = await call(agent, 'POST', '/agent/v1/events', { stream: 'postfix', from, to: at, events });
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  }
  return {
    tenantId: company.tenantId,
    api: clientWith({ cookie }),
    cookie,
    fill: async (count) => {
      for (let n = 0; n < count; n += PER_BATCH)
        await tell(Array.from({ length: Math.min(PER_BATCH, count - n) }, (_, i) => recipient(n + i)));
    },
    add: (address) => tell([address]),
    end: () => removePair(pair),
  };
}

/** One connection with its log-in, message after message in one write each (RFC 2920). */
async function feed(host: string, login: { user: string; pass: string }, next: () => string | null): Promise<void> {
  const socket = connect({ host, port: 465, rejectUnauthorized: false });
  const answers = reader(socket);
  await answers(1);
  const say = (text: string, count: number) => {
    socket.write(text);
    return answers(count);
  };
  await say('EHLO bench.test\r\n', 1);
  await say(`AUTH PLAIN ${Buffer.from(`\0${login.user}\0${login.pass}`).toString('base64')}\r\n`, 1);
  for (let to = next(); to !== null; to = next()) {
    await say(`MAIL FROM:<${login.user}>\r\nRCPT TO:<${to}>\r\nDATA\r\n`, 3);
    await say(`From: ${login.user}\r\nTo: ${to}\r\nSubject: Hola\r\n\r\nHola.\r\n.\r\n`, 1);
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
