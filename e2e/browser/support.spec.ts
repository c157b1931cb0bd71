import { expect, type Page, test } from '@playwright/test';
import { addressOf } from '../stack/fleet.ts';
import { submit } from '../stack/mail.ts';
import { stack } from '../stack/stack.ts';
import { asCustomer } from './support/people.ts';

// Somebody asks on the phone; the answer is a few clicks away, in words that can be read aloud.

const run = Date.now().toString(36);
const { mailbox, mailboxPassword } = stack.seeded.demo;
let page: Page;
let clicks = 0;
const press = async (name: string | RegExp, role: 'link' | 'button' = 'link') => {
  await page.getByRole(role, { name }).first().click();
  clicks += 1;
};

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  test.skip(!stack.lab, 'no mail nodes on this machine');
  const node = await addressOf('mx1');
  const write = (to: string) =>
    submit(node, { user: mailbox, pass: mailboxPassword }, { from: mailbox, to, subject: `Presupuesto ${run}` });
  for (const to of ['full@ext2.test', `proveedor.${run}@ext1.test`]) await write(to);
  const context = await browser.newContext();
  await asCustomer(context);
  page = await context.newPage();
});
test.afterAll(() => page?.close());
test.beforeEach(async () => {
  await page.goto('/es/home');
  clicks = 0;
});

test('“it never arrived”: three clicks to the 250 of whoever took it', async () => {
  await press('Centro SMTP');
  await press('Seguimiento');
  await page.getByRole('searchbox').fill(`proveedor.${run}@ext1.test`);
  await page
    .getByRole('row')
    .filter({ hasText: `proveedor.${run}@ext1.test` })
    .getByRole('link')
    .click();
  clicks += 1;
  await expect(page.getByRole('heading', { level: 1, name: 'El camino del mensaje' })).toBeVisible();
  // Judged before it went out, whatever the clocks of the two logs say and whichever is told first.
  await expect(async () => {
    await page.reload();
    const steps = await page.locator('main ol > li').allTextContents();
    const place = (word: string) => steps.findIndex((step) => step.includes(word));
    expect(place('Filtrado')).toBeGreaterThan(-1);
    expect(place('Filtrado')).toBeLessThan(place('proveedor.'));
  }).toPass();
  await expect(page.getByText('entregado', { exact: true }).first()).toBeVisible();
  await expect(page.getByText(/^250 2\.0\.0 Ok: queued as/)).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(3);
});

test('“why did it come back?”: the reason, what to do, and the words of the other side', async () => {
  await press('Centro SMTP');
  await press('Rebotes');
  const row = page.getByRole('row').filter({ hasText: 'full@ext2.test' }).first();
  await expect(row.getByText('La casilla del destinatario está llena')).toBeVisible();
  await expect(row.getByText('Avísele por otro medio que haga lugar')).toBeVisible();
  await expect(row.getByText(/552 5\.2\.2/)).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(3);
});
