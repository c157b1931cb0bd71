/**
 * The mail explorer on a mailbox of many messages: opening its folder for the first time, paging, searching, opening one.
 *
 * Usage: explorer [MESSAGES], default 100,000. The messages are files in the mailbox's Maildir on a real node, as a restored
 * backup leaves them: Dovecot has no index of them before the first question. JSON: list_p50_ms, list_p99_ms, open_p50_ms.
 */
import { percentile, report, spread, withStack } from './measure.ts';

const MESSAGES = Number(process.argv[2] ?? 100_000);
const PAGES = 60;
const OPENED = 30;
const PER_PAGE = 50;

/** Runs on the node: one file per message, of 1 to 60 kB, over the last three years. */
const FILL = `
const { mkdirSync, writeFileSync, utimesSync } = require('node:fs');
const [home, count] = process.argv.slice(1);
for (const folder of ['', '/cur', '/new', '/tmp']) mkdirSync(home + '/Maildir' + folder, { recursive: true });
const line = 'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.\\r\\n';
const now = Math.floor(Date.now() / 1000);
for (let n = 0; n < count; n++) {
  const at = now - (count - n) * Math.floor(94608000 / count);
  const text = 'From: Persona ' + n % 977 + ' <persona' + n % 977 + '@cliente' + n % 89 + '.test>\\r\\nTo: elena@bench.test\\r\\nDate: ' + new Date(at * 1000).toUTCString()
    + '\\r\\nMessage-ID: <' + n + '@cliente.test>\\r\\nSubject: Pedido ' + n + '\\r\\nContent-Type: text/plain; charset=utf-8\\r\\n\\r\\n' + line.repeat(12 + (n * 7919) % 700);
  const size = Buffer.byteLength(text);
  const file = home + '/Maildir/cur/' + at + '.M' + n + 'P1.bench,S=' + size + ',W=' + size + ':2,' + (n % 3 ? 'S' : '');
  writeFileSync(file, text);
  utimesSync(file, at, at);
}`;

await withStack({ lab: true }, async () => {
  const { newCompany, until } = await import('../stack/stack.ts');
  const { fleet } = await import('../stack/fleet.ts');
  const mx1 = (await fleet()).node('mx1');
  const company = await newCompany();
  const { tenantId } = company;
  const address = `elena@${company.domain}`;
  const { data: made } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId } },
    body: { address, kind: 'person', accessMode: 'webmail', quotaMb: 50_000, password: 'Cien-Mil-Mensajes-1' },
  });
  const path = { tenantId, id: made?.mailbox.id ?? '' };
  await until(
    'the mailbox',
    async () => (await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path } })).data?.effective,
  );
  const home = (await mx1.run(`doveadm user -f home ${address}`)).stdout.trim();
  const filled = performance.now();
  await mx1.run(
    `mkdir -p ${home} && /opt/relevo/node -e '${FILL.replaceAll("'", `'"'"'`)}' ${home} ${MESSAGES} && chown -R vmail:vmail ${home}`,
  );
  const fillSeconds = Math.round((performance.now() - filled) / 1000);

  const ask = async <T>(question: () => Promise<{ data?: T; error?: unknown }>) => {
    const start = performance.now();
    const { data, error } = await question();
    if (!data) throw new Error(JSON.stringify(error));
    return { ms: performance.now() - start, data };
  };
  const { data: look } = await ask(() =>
    company.api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/explorer', {
      params: { path },
      body: { why: 'Medir el explorador' },
    }),
  );
  const within = { ...path, look: look.id };
  const folders = () =>
    ask(() => company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/folders', { params: { path: within } }));
  const list = (query: { before?: number; q?: string }) =>
    ask(() =>
      company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/messages', {
        params: { path: within, query: { folder: 'INBOX', limit: PER_PAGE, ...query } },
      }),
    );
  const first = await folders();
  const firstList = await list({});
  const again = await folders();
  if (firstList.data.total !== MESSAGES) throw new Error(`${firstList.data.total} of ${MESSAGES} messages`);

  // The first pages as they are leafed through, and as many anywhere in the folder.
  const uids: number[] = [];
  const lists: number[] = [];
  let before: number | undefined;
  for (let n = 0; n < PAGES; n++) {
    const { ms, data } = await list(before === undefined ? {} : { before });
    lists.push(ms);
    uids.push(data.items[n % data.items.length]?.uid ?? 0);
    before =
      n < PAGES / 2 ? (data.next ?? undefined) : 1 + PER_PAGE + Math.floor(((MESSAGES - PER_PAGE) * (n * 7919)) / (PAGES * 7919));
  }
  const opens: number[] = [];
  for (const uid of uids.slice(0, OPENED))
    opens.push(
      (
        await ask(() =>
          company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/explorer/{look}/message', {
            params: { path: within, query: { folder: 'INBOX', uid } },
          }),
        )
      ).ms,
    );
  const searched = await list({ q: `Pedido ${Math.floor(MESSAGES / 2)}` });
  const searchedAgain = await list({ q: `Pedido ${Math.floor(MESSAGES / 3)}` });
  const round = (ms: number) => Math.round(ms);
  const result = {
    messages: MESSAGES,
    fill_s: fillSeconds,
    folders_first_ms: round(first.ms),
    folders_ms: round(again.ms),
    list_first_ms: round(firstList.ms),
    list_p50_ms: round(percentile(lists, 50)),
    list_p99_ms: round(percentile(lists, 99)),
    open_p50_ms: round(percentile(opens, 50)),
    open_p99_ms: round(percentile(opens, 99)),
    search_first_ms: round(searched.ms),
    search_ms: round(searchedAgain.ms),
  };
  report(
    [
      { step: 'page', asked: lists.length, ...spread(lists) },
      { step: 'message', asked: opens.length, ...spread(opens) },
    ],
    result,
  );
});
