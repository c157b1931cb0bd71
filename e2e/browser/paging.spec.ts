import { expect, test } from '@playwright/test';
import { asCustomer, settled } from './support/people.ts';

test('a next page that fails is said below the rows that are there, and asked for again', async ({ page, context }) => {
  await asCustomer(context);
  await settled(page, '/es/smtp/trace');
  const rows = page.locator('tbody tr');
  const more = page.getByRole('button', { name: 'Mostrar más' });
  await expect(more).toBeVisible();
  const shown = await rows.count();
  const next = /\/trace\?.*cursor=/;
  await page.route(next, (route) => route.abort());
  await more.click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('conexión');
  expect(await rows.count()).toBe(shown);
  await page.unroute(next);
  await more.click();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  await expect.poll(() => rows.count()).toBeGreaterThan(shown);
});
