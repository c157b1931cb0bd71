import { expect, type Page, test } from '@playwright/test';
import { fleet } from '../stack/fleet.ts';
import { canLogIn, subjects, submit } from '../stack/mail.ts';
import { stack, until } from '../stack/stack.ts';
import { asCustomer } from './support/people.ts';

// One person's way: panel, webmail without a second password, a mail that arrives, a new password, and the old one that is gone.

const domain = stack.seeded.demo.mailbox.split('@')[1] ?? '';
const address = `webmail.${Date.now().toString(36)}@${domain}`;
const FIRST = 'Quebrada-Humahuaca-71';
const SECOND = 'Valle-Calchaqui-2931';
const mailboxes = `/v1/tenants/${stack.seeded.demo.tenantId}/mailboxes`;
let used: string;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  const office = await browser.newContext();
  await asCustomer(office);
  const made = await office.request.post(mailboxes, {
    headers: { origin: stack.urls.web },
    data: { address, displayName: 'Rocío Paz', password: FIRST },
  });
  const { id } = (await made.json()).mailbox;
  await until('the mailbox on both nodes', async () => (await (await office.request.get(`${mailboxes}/${id}`)).json()).effective);
  await office.close();
  const context = await browser.newContext();
  await context.request.post('/v1/sign-in', {
    data: { email: address, password: FIRST },
    headers: { origin: stack.urls.web },
  });
  page = await context.newPage();
});
test.afterAll(() => page.close());

test('opens from the panel, in Spanish, with nothing to type', async () => {
  await page.goto('/es/mailbox');
  const going = page.waitForRequest((request) => request.url().includes('_ticket='));
  await page.getByRole('button', { name: 'Abrir webmail' }).click();
  used = (await going).url();
  await expect(page).toHaveURL(/_task=mail/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(
    page
      .getByRole('button', { name: 'Redactar' })
      .or(page.getByRole('link', { name: 'Redactar' }))
      .first(),
  ).toBeVisible();
});

test('the way in is good once, and from the panel alone', async ({ browser }) => {
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(used, { referer: `${stack.urls.web}/` });
  await expect(other.getByText('Este ingreso ya se usó o venció')).toBeVisible();
  await expect(other.locator('#rcmloginuser')).toBeVisible();
  const fresh = await page.context().request.post('/v1/mailbox/webmail', { headers: { origin: stack.urls.web } });
  await other.goto((await fresh.json()).url, { referer: 'http://elsewhere.test/' });
  await expect(other.getByText('Este ingreso ya se usó o venció')).toBeVisible();
  await elsewhere.close();
});

test('a mail written there arrives outside', async () => {
  await page.goto(new URL('/?_task=mail&_action=compose', page.url()).href);
  await page.locator('#compose-subject').fill('Desde el webmail');
  await page.locator('#composebody').fill('Hola, escribo desde el navegador.');
  await page.locator('.recipient-input input').first().fill('compras@ext1.test');
  await page.locator('.recipient-input input').first().press('Enter');
  await page.getByRole('button', { name: 'Enviar' }).or(page.locator('a.send')).first().click();
  const { world } = await fleet();
  const mail = await world.waitForMail('compras@ext1.test', (one) => one.header('from')?.includes(address) ?? false);
  expect(mail.header('subject')).toBe('Desde el webmail');
});

test('a message is read there', async () => {
  const { world } = await fleet();
  await world.send({ from: 'cliente@ext1.test', to: address, subject: 'Pedido del martes' });
  const subject = page.getByText('Pedido del martes').first();
  await expect(async () => {
    await page.goto(new URL('/?_task=mail&_mbox=INBOX', page.url()).href);
    await expect(subject).toBeVisible({ timeout: 2000 });
  }).toPass();
  await subject.click();
  await expect(page.frameLocator('#messagecontframe').getByText('cliente@ext1.test').first()).toBeVisible();
});

test('the password changes on both nodes, and the session goes on', async () => {
  const form = async (current: string) => {
    await page.goto(new URL('/?_task=settings&_action=plugin.password', page.url()).href);
    await page.locator('#curpasswd').fill(current);
    await page.locator('#newpasswd').fill(SECOND);
    await page.locator('#confpasswd').fill(SECOND);
    await page.getByRole('button', { name: 'Guardar' }).click();
  };
  await form('not-the-password');
  await expect(page.getByText('La contraseña actual no coincide.')).toBeVisible();
  await form(FIRST);
  await expect(page.locator('#messagestack .confirmation')).toBeVisible();
  const lab = await fleet();
  for (const node of ['mx1', 'mx2']) {
    const host = lab.node(node).address;
    await until(`the new password on ${node}`, () => canLogIn(host, { user: address, pass: SECOND }));
    expect(await canLogIn(host, { user: address, pass: FIRST }), node).toBe(false);
  }
  await page.goto(new URL('/?_task=mail&_mbox=INBOX', page.url()).href);
  await expect(page.getByText('Pedido del martes').first()).toBeVisible();
});

test('a filter of one’s own is made there, and sorts mail on both nodes', async () => {
  await page.goto(new URL('/?_task=settings&_action=plugin.managesieve', page.url()).href);
  await page.locator('a.create:visible').first().click();
  const form = page.frameLocator('iframe[name="filter-box"]');
  await form.locator('input[name="_name"]').fill('Ofertas a la papelera');
  await form.locator('select[name="_header[0]"]').selectOption('subject');
  await form.locator('select[name="_rule_op[0]"]').selectOption('contains');
  await form.locator('input[name="_rule_target[0][]"]').first().fill('Oferta');
  await form.locator('select[name="_action_type[0]"]').selectOption('fileinto');
  await form.locator('select[name="_action_mailbox[0]"]').selectOption('Trash');
  await form.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.locator('#filterslist').getByText('Ofertas a la papelera')).toBeVisible();
  const lab = await fleet();
  const login = { user: address, pass: SECOND };
  for (const name of ['mx1', 'mx2']) {
    const node = lab.node(name);
    await until(`the filter on ${name}`, async () =>
      (await node.run(`doveadm sieve list -u ${address}`)).stdout.includes('ACTIVE'),
    );
    const subject = `Oferta por ${name}`;
    await submit(node.address, login, { from: address, to: address, subject });
    await until(`"${subject}" sorted`, async () => (await subjects(node.address, login, 'Trash')).includes(subject));
  }
});
