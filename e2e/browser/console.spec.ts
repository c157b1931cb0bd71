import { expect, test } from '@playwright/test';
import { asOwner } from '../stack/people.ts';
import { stack } from '../stack/stack.ts';
import { asStaff, firstId, settled } from './support/people.ts';

test.beforeEach(async ({ context }) => asStaff(context));

test("a configuration that the checker refuses is shown with the checker's words, and the old one goes on", async ({ page }) => {
  test.skip(!stack.lab, 'no mail nodes on this machine');
  test.setTimeout(120_000);
  await settled(page, `/es/console/fleet/${await firstId(page, '/v1/console/pairs')}`);
  const dovecot = page.getByLabel('Dovecot (dovecot.conf)');
  await dovecot.fill('no_such_setting = yes');
  await page.getByRole('button', { name: 'Guardar y aplicar' }).click();
  await expect(page.getByText('Configuración rechazada: sigue con la anterior').first()).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText(/no_such_setting/).nth(1)).toBeVisible();
  await dovecot.fill('');
  await page.getByRole('button', { name: 'Guardar y aplicar' }).click();
  await expect(page.getByText('Configuración rechazada: sigue con la anterior')).toHaveCount(0, { timeout: 45_000 });
});

test('an assumption is changed with its reason in sight, and changed back', async ({ page }) => {
  await settled(page, '/es/console/catalogue');
  const size = page.getByLabel('Valor: Tamaño medio');
  const before = await size.inputValue();
  for (const value of ['160', before]) {
    await size.fill(value);
    await size.press('Enter');
    await expect(page.getByText('Supuesto guardado').first()).toBeVisible();
    await page.reload();
    await expect(size).toHaveValue(value);
  }
});

test('one box finds a mailbox, a company and a server', async ({ page }) => {
  await settled(page, '/es/console');
  const box = page.getByRole('searchbox', { name: /^Buscar dirección/ });
  await box.fill('andina');
  await expect(page.getByRole('link', { name: /^cliente/ }).first()).toBeVisible();
  await box.fill('mx1');
  await page.getByRole('link', { name: /^servidor\s*mx1/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Flota' })).toBeVisible();
});

test('a reply that nobody understood is read right from now on, once it is tried', async ({ page }) => {
  const word = `xk${Date.now().toString(36)}`;
  await asOwner(
    `INSERT INTO mail_event (tenant_id, at, node_id, position, type, direction, queue_id, sender, recipient, status, reply, bounce_class, bounce_label)
     SELECT t.id, now() - interval '1 hour', n.id, 1, 'delivery', 'out', 'W1', 'ana@andina.test', 'x@fuera.test', 'bounced', $2, 'spam', 'policy'
     FROM tenant t JOIN node n ON n.pair_id = t.pair_id AND n.role = 'primary' WHERE t.id = $1`,
    [stack.seeded.demo.tenantId, `554 El conserje ${word} no lo deja pasar`],
  );
  await settled(page, '/es/console/bounces');
  await page
    .getByRole('row', { name: new RegExp(word) })
    .getByRole('button', { name: 'Corregir' })
    .click();
  await page.getByLabel('Palabras que lo dicen, una frase por línea').fill(`conserje ${word}`);
  await page.getByRole('button', { name: 'Probar' }).click();
  await expect(page.getByText(/No rompe nada en las [\d.,]+ respuestas del corpus/)).toBeVisible();
  await page.getByLabel('Por qué, para quien lo lea después').fill('Portero de un solo destino');
  await page.getByRole('button', { name: 'Activar' }).click();
  await expect(page.getByText(`«conserje ${word}»`)).toBeVisible();
  await page
    .getByRole('row', { name: new RegExp(`«conserje ${word}»`) })
    .getByRole('button', { name: 'Retirar' })
    .click();
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).getByRole('button', { name: 'Retirar' }).click();
  await expect(page.getByText(/retirada por/).first()).toBeVisible();
});
