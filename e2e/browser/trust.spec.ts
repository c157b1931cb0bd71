import { expect, test } from '@playwright/test';
import { asCustomer, asStaff, settled } from './support/people.ts';

test('an API key is shown once, works with the example, and is revoked', async ({ context, page }) => {
  await asCustomer(context);
  await settled(page, '/es/team/keys');
  await page.getByRole('button', { name: 'Crear una clave' }).first().click();
  const name = `Sincronizador ${Date.now()}`;
  await page.getByLabel('Nombre').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Crear una clave' }).click();
  await expect(page.getByText('Cópiela ahora')).toBeVisible();
  const example = await page.getByRole('alertdialog').locator('pre').textContent();
  const [, key = '', url = ''] = /Bearer (rlv_[\w-]{43})" \\\s+(\S+)/.exec(example ?? '') ?? [];
  const use = async () => (await fetch(url, { headers: { authorization: `Bearer ${key}` } })).status;
  expect(await use()).toBe(200);
  await page.getByRole('button', { name: 'Ya la guardé' }).click();
  await expect(page.getByText(key)).toHaveCount(0);
  await page.getByRole('button', { name: `Revocar «${name}»` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revocar' }).click();
  await expect(page.getByRole('button', { name: `Revocar «${name}»` })).toHaveCount(0);
  expect(await use()).toBe(401);
});

test('staff act for a company under a banner on every page, until they stop', async ({ context, page }) => {
  await asStaff(context);
  await settled(page, '/es/console/tenants');
  await page.getByRole('button', { name: 'Actuar por Andina Logística' }).click();
  await page.getByLabel('Motivo').fill('Caso 4711: no le llega el correo');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Actuar por la empresa' }).click();
  await page.waitForURL('**/home');
  const banner = page.getByRole('region', { name: 'Actuando por una empresa' });
  for (const path of ['/es/mailboxes', '/es/domain', '/es/console']) {
    await settled(page, path);
    await expect(banner).toContainText('actúa por Andina Logística');
    await expect(banner).toContainText('Caso 4711: no le llega el correo');
    await expect(banner.getByRole('timer')).toHaveText(/^quedan (30:00|29:\d\d)$/);
  }
  await banner.getByRole('button', { name: 'Dejar de actuar' }).click();
  await page.waitForURL('**/console/tenants');
  await expect(banner).toHaveCount(0);
});
