import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { stack } from '../stack/stack.ts';
import { asCustomer, settled } from './support/people.ts';

// What opens over a page: reached, used and left by keyboard alone, and right for screen readers while it is open.
const passesAxe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
};

test.beforeEach(async ({ context }) => asCustomer(context));

test('help opens, closes with Escape and gives the focus back', async ({ page }) => {
  await settled(page, '/es/continuity');
  const mark = page.getByRole('button', { name: 'Ayuda: Atraso de la copia' }).first();
  await mark.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Atraso de la copia' })).toBeVisible();
  await passesAxe(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(mark).toBeFocused();
});

test('an act with consequences is asked in a menu and in a dialog, and can be left', async ({ page }) => {
  await settled(page, '/es/mailboxes?q=hugo');
  await page.getByRole('link', { name: 'hugo@' }).click();
  const acts = page.getByRole('button', { name: 'Más acciones' });
  await acts.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Suspender' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Eliminar' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('quien le escriba tendrá un rebote');
  // It can be brought back for thirty days, so nobody has to type its name.
  await expect(dialog).toContainText('treinta días en la papelera');
  await expect(dialog.getByRole('button', { name: 'Eliminar la casilla' })).toBeEnabled();
  await passesAxe(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('the menu of a phone opens over the page', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  await asCustomer(context);
  const page = await context.newPage();
  await settled(page, '/es/home');
  await page.getByRole('button', { name: 'Abrir el menú' }).tap();
  const menu = page.getByRole('dialog', { name: 'Menú' });
  await passesAxe(page);
  await menu.getByRole('link', { name: 'Casillas' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Casillas' })).toBeVisible();
  await expect(menu).toHaveCount(0);
  await context.close();
});

test('"/" reaches the search and the language and appearance are kept', async ({ page }) => {
  await settled(page, '/es/mailboxes');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('ventas');
  await page.waitForURL(/q=ventas/);
  await page
    .getByRole('button', { name: /^Apariencia/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /^Apariencia/ })
    .first()
    .click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('searchbox')).toHaveValue('ventas');
});

test('a session that ended leads to the sign-in and back to the same page', async ({ page, context }) => {
  await settled(page, '/es/mailboxes');
  await expect(page).toHaveTitle('Casillas · Relevo');
  await context.clearCookies({ name: /session/ });
  await page.getByRole('searchbox').fill('carla');
  await page.waitForURL(/sign-in\?next=%2Fes%2Fmailboxes/);
  await page.getByLabel('Correo electrónico').fill(stack.seeded.demo.email);
  await page.getByLabel('Contraseña').fill('equivocada y larga');
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await expect(page.getByText('La dirección o la contraseña no coinciden.')).toBeVisible();
  await page.getByLabel('Contraseña').fill(stack.seeded.demo.password);
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await page.waitForURL(/\/es\/mailboxes$/);
});
