import { expect, type Page, test } from '@playwright/test';
import type { LogEvent } from '@relevo/agent-protocol';
import { call, companyOn, newAgent, newPair, removePair, type SparePair, type TestAgent } from '../stack/agents.ts';
import { memberOf } from '../stack/people.ts';
import { stack } from '../stack/stack.ts';

// A queue of several pages: the place and what is chosen stay while it moves.
test.describe.configure({ mode: 'serial' });

const WAITING = 130;
let pair: SparePair;
let company: Awaited<ReturnType<typeof companyOn>>;
let agent: TestAgent;
let page: Page;
let at = 0;

/** So many people's messages, put off now, the last the newest. */
async function putOff(names: readonly string[]) {
  const from = at;
  const events = names.map((name, n): LogEvent => {
    at += 1;
    return {
      position: at,
      at: new Date().toISOString(),
      type: 'delivery',
      queueId: `Q${String(at).padStart(9, '0')}`,
      status: 'deferred',
      via: 'smtp',
      sender: company.mailbox,
      recipient: `${name}@lejos.test`,
      originalRecipient: null,
      messageId: `${at}@relevo.test`,
      size: 2000,
      client: 'pc[192.0.2.7]',
      saslUser: company.mailbox,
      relay: null,
      delaySeconds: names.length - n,
      enhancedCode: '4.4.1',
      reply: 'connect to mx.lejos.test[198.51.100.4]:25: Connection timed out',
      lmtpSession: null,
    };
  });
  const answer = await call(agent, 'POST', '/agent/v1/events', { stream: 'postfix', from, to: at, events });
  expect(answer.status).toBe(200);
}

test.beforeAll(async ({ browser }) => {
  pair = await newPair();
  company = await companyOn(pair);
  agent = await newAgent(pair.primary);
  await putOff(Array.from({ length: WAITING }, (_, n) => `persona${n}`));
  const context = await browser.newContext();
  for (const one of (await memberOf(company.tenantId, 'owner')).split('; ')) {
    const [name = '', value = ''] = one.split(/=(.*)/s);
    await context.addCookies([{ name, value: decodeURIComponent(value), url: stack.urls.web }]);
  }
  page = await context.newPage();
  await page.goto('/es/smtp/queue');
});
test.afterAll(async () => {
  await page.context().close();
  await removePair(pair);
});

const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name: `${name}@lejos.test` }) });
const firstRow = () => page.getByRole('row').nth(1);

test('what is chosen stays while new messages come', async () => {
  await row('persona90').getByRole('checkbox').check();
  await putOff(['recien1', 'recien2']);
  // Under the pointer nothing moves until one asks for it.
  await expect(page.getByText('Han llegado 2 mensajes nuevos.')).toBeVisible();
  await expect(row('recien2')).not.toBeAttached();
  await page.getByRole('button', { name: 'Mostrar' }).click();
  await expect(row('recien2')).toBeAttached();
  await expect(row('persona90').getByRole('checkbox')).toBeChecked();
  await page.getByRole('button', { name: 'Quitar selección' }).click();
  await expect(row('persona90').getByRole('checkbox')).not.toBeChecked();
});

test('new messages show by themselves while nobody is at the list', async () => {
  await page.mouse.move(0, 0);
  await putOff(['recien0']);
  await expect(row('recien0')).toBeAttached();
});

test('pages go to both ends by keyboard, and keep their place and what is chosen', async () => {
  await page.getByRole('checkbox', { name: 'Elegir los que se ven' }).check();
  await expect(page.getByText('50 elegidos')).toBeVisible();
  const turn = (name: string) => page.getByRole('button', { name, exact: true });
  await expect(turn('Más nuevos')).toBeDisabled();
  await turn('Más antiguos').focus();
  await page.keyboard.press('Enter');
  await expect(firstRow()).toContainText('persona82@');
  await expect(page.getByText('50 elegidos')).toBeVisible();
  await row('persona82').getByRole('checkbox').check();
  await expect(page.getByText('51 elegidos')).toBeVisible();
  await putOff(['recien3']);
  await expect(page.getByText(`${WAITING + 4}`, { exact: true }).first()).toBeVisible();
  await expect(firstRow()).toContainText('persona82@');
  await expect(page.getByText('51 elegidos')).toBeVisible();

  await turn('Los más antiguos').click();
  await expect(page.getByRole('row').last()).toContainText('persona0@');
  await expect(turn('Más antiguos')).toBeDisabled();
  await page.reload();
  // Said once the page has come to life; a press before that is nobody's.
  await expect(page.getByText('En vivo')).toBeVisible();
  await expect(page.getByRole('row').last()).toContainText('persona0@');
  await turn('Más nuevos').click();
  await expect(firstRow()).toContainText('persona99@');
  await turn('Los más nuevos').click();
  await expect(firstRow()).toContainText('recien3@');
});

test('an act with nothing chosen is for all that the filter lets through, on whichever page one is', async () => {
  await page.getByRole('button', { name: 'Más antiguos', exact: true }).click();
  await expect(firstRow()).not.toContainText('recien3@');
  await page.getByRole('button', { name: 'Retener', exact: true }).click();
  await expect(page.getByRole('alertdialog')).toContainText(`${WAITING + 4} mensajes dejan de intentarse`);
  await page.keyboard.press('Escape');
  await page.getByLabel('Buscar en la cola').fill('recien');
  await expect(page.getByRole('row')).toHaveCount(5);
  await expect(page.getByText('Todo lo que muestra este filtro')).toBeVisible();
});
