/** Reports of failed deliveries that arrive as mail, as the node's own filter reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { submit } from '../../stack/mail.ts';
import { newCompany, until } from '../../stack/stack.ts';
import { type Company, login, person } from '../10-data-plane/people.ts';
import { handIn } from '../30-filters/company.ts';

const SAMPLES = new URL('../../../packages/mail-log/samples/', import.meta.url);
let company: Company;
const ana = () => `ana@${company.domain}`;
beforeAll(async () => {
  company = await newCompany(5);
  await person(company, 'ana');
});

const write = (to: string) =>
  addressOf('mx1').then((node) => submit(node, login(company, 'ana'), { from: ana(), to, subject: to }));
const bring = (text: string, node: 'mx1' | 'mx2' = 'mx1') =>
  handIn({ from: '', to: [ana()], subject: '', node }, text.replace(/\r?\n/g, '\r\n'));
const bounces = async () => {
  const path = { tenantId: company.tenantId };
  return (await company.api.GET('/v1/tenants/{tenantId}/bounces', { params: { path } })).data?.items ?? [];
};

it('make the message bounce that was sent, whichever node they come to, once', async () => {
  const id = await write('nadie@ext1.test');
  const other = await write('lleno@ext1.test');
  const sample = readFileSync(new URL('reports/postfix.eml', SAMPLES), 'utf8');
  const forged = sample.replaceAll('jose@destino.test', 'victima@ext1.test');
  const dsn = sample.replaceAll('jose@destino.test', 'nadie@ext1.test').replace('<pedido-1@empresa.test>', id);
  await bring(forged);
  await bring(dsn, 'mx2');
  await bring(dsn);
  const qmail = readFileSync(new URL('reports/qmail-es.eml', SAMPLES), 'utf8');
  await bring(qmail.replaceAll('compras@toaster.test', 'lleno@ext1.test').replace('<pedido-1@empresa.test>', other));
  const found = await until('both bounces', async () => {
    const rows = await bounces();
    return rows.length >= 2 && rows;
  });
  expect(found.map(({ recipient, class: name, source, suppressed }) => [recipient, name, source, suppressed]).sort()).toEqual([
    ['lleno@ext1.test', 'mailbox_full', 'report', false],
    ['nadie@ext1.test', 'invalid_address', 'report', true],
  ]);
  const trace = { params: { path: { tenantId: company.tenantId, key: found.find((row) => row.suppressed)?.traceKey ?? '' } } };
  const { data } = await company.api.GET('/v1/tenants/{tenantId}/trace/{key}', trace);
  expect(data?.verdict).toBe('bounced');
  expect(data?.steps.filter((step) => step.type === 'delivery').map(({ status, via }) => [status, via])).toEqual([
    ['sent', 'smtp'],
    ['bounced', 'report'],
  ]);
});

it('are logged as the samples that the grammar is tested with', async () => {
  const names = readdirSync(new URL('reports/', SAMPLES)).filter((name) => name.endsWith('.eml'));
  for (const name of names) await bring(readFileSync(new URL(`reports/${name}`, SAMPLES), 'utf8'));
  const mx1 = (await fleet()).node('mx1');
  const said = (line: string) => line.replace(/^.* relevo_report to="[^"]*"/, '').replace(/ client="[^"]*" ip="[^"]*"/, '');
  const expected = readFileSync(new URL('rspamd-reports.txt', SAMPLES), 'utf8').trimEnd().split('\n').map(said);
  const found = await until('all of them in the log', async () => {
    const { stdout } = await mx1.run(`grep -a 'relevo_report to="${ana()}" id="<pedido-1@' /var/log/rspamd/rspamd.log`);
    // The forged one of the first test speaks of somebody else.
    const lines = stdout
      .trimEnd()
      .split('\n')
      .filter((line) => !line.includes('victima@'));
    return lines.length >= expected.length && lines.map(said);
  });
  expect(found.sort()).toEqual(expected.sort());
});
