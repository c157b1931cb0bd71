import { expect, type Page, test } from '@playwright/test';
import { stack } from '../stack/stack.ts';
import { asCustomer } from './support/people.ts';

// What an administrator does with one mailbox, by hand: way in for a device, absence, a list, the simulator, delete and restore.
test.describe.configure({ mode: 'serial' });

const domain = stack.seeded.demo.mailbox.slice(stack.seeded.demo.mailbox.indexOf('@') + 1);
const mark = Date.now().toString(36);
const mailbox = `vera.${mark}@${domain}`;
const list = `avisos.${mark}@${domain}`;
let page: Page;
let id = '';

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext();
  await asCustomer(context);
  page = await context.newPage();
  const made = await page.request.post(`/v1/tenants/${stack.seeded.demo.tenantId}/mailboxes`, {
    headers: { origin: stack.urls.web },
    data: { address: mailbox, displayName: 'Vera Luz' },
  });
  id = (await made.json()).mailbox.id;
});
test.afterAll(() => page.context().close());

test('an app password is shown once and deleted with what it ends', async () => {
  await page.goto(`/es/mailboxes/${id}/devices`);
  await page.getByRole('button', { name: 'Crear', exact: true }).click();
  await page.getByLabel('Para qué equipo o programa').fill('Teléfono de Vera');
  await page.getByRole('button', { name: 'Crear contraseña' }).click();
  const shown = page.getByRole('alertdialog');
  await expect(shown).toContainText('Se muestra esta única vez');
  const password = (await shown.locator('code').textContent()) ?? '';
  expect(password).toMatch(/^[a-z2-9]{24}$/);
  await page.getByRole('button', { name: 'Ya la copié' }).click();
  await expect(page.getByText('Teléfono de Vera')).toBeVisible();
  await expect(page.getByText(password)).toHaveCount(0);
  await page.getByRole('button', { name: 'Eliminar la contraseña de Teléfono de Vera' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('deja de entrar y de enviar al instante');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Eliminar' }).click();
  await expect(page.getByText('Todavía no hay ninguna.')).toBeVisible();
});

test('log-ins without encryption open only past their warning, and appear in the instructions', async () => {
  const cleartext = page.getByRole('switch', { name: 'Permitir sin cifrado' });
  await cleartext.click();
  await expect(page.getByRole('alertdialog')).toContainText('cualquiera en la misma red');
  await page.getByRole('button', { name: 'Cancelar' }).click();
  await expect(cleartext).not.toBeChecked();
  await cleartext.click();
  await page.getByRole('button', { name: 'Permitir de todos modos' }).click();
  await expect(cleartext).toBeChecked();
  await page.getByLabel('Seguridad').selectOption('none');
  await expect(page.getByText('puerto 143')).toBeVisible();
});

test('an absence is written with its preview and kept', async () => {
  await page.goto(`/es/mailboxes/${id}/rules`);
  await page.getByLabel('Contestar con un aviso de ausencia').check();
  await page.getByLabel('Primer día').fill('2027-01-04');
  await page.getByLabel('Último día').fill('2027-01-15');
  await page.getByLabel('Mensaje').fill('Vuelvo el lunes 18.');
  const preview = page.getByRole('region', { name: 'Vista previa del aviso' });
  await expect(preview).toContainText('Del 4 de enero de 2027 al 15 de enero de 2027');
  await expect(preview).toContainText('Vuelvo el lunes 18.');
  await page.getByRole('button', { name: 'Guardar reglas' }).click();
  await expect(page.getByText(`Guardado: ${mailbox}`)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Último día')).toHaveValue('2027-01-15');
});

test('a list is created for its members, and the simulator says who may write to it', async () => {
  await page.goto('/es/mailboxes/lists');
  await page.getByRole('button', { name: 'Crear lista' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Dirección de la lista').first().fill(`avisos.${mark}`);
  await dialog.getByLabel('Miembros', { exact: true }).fill(`${mailbox}\nno es una dirección`);
  await dialog.getByText('Solo sus miembros').click();
  await dialog.getByRole('button', { name: 'Crear lista' }).click();
  await expect(dialog.getByText(/no es una dirección/i).last()).toBeVisible();
  await dialog.getByLabel('Miembros', { exact: true }).fill(mailbox);
  await dialog.getByRole('button', { name: 'Crear lista' }).click();
  await expect(page.getByText(list, { exact: true })).toBeVisible();

  await page.goto('/es/mailboxes/simulator');
  await page.getByText('Alguien de afuera').click();
  await page.getByLabel('De', { exact: true }).fill('cliente@ext1.test');
  await page.getByLabel('Para', { exact: true }).fill(list);
  await page.getByRole('button', { name: 'Simular' }).click();
  await expect(page.getByText('No: el correo se rechaza.')).toBeVisible();
  await expect(page.getByText('A esa lista solo escriben sus miembros')).toBeVisible();
  await page.getByText('Una casilla de la empresa').click();
  await page.getByLabel('De', { exact: true }).fill(mailbox);
  await page.getByRole('button', { name: 'Simular' }).click();
  await expect(page.getByText('Sí: el correo se acepta.')).toBeVisible();
  await expect(page.getByText('se guarda en la casilla')).toBeVisible();
});

test('a mailbox is deleted, waits with its days, and comes back', async () => {
  await page.goto(`/es/mailboxes/${id}`);
  await page.getByRole('button', { name: 'Más acciones' }).click();
  await page.getByRole('menuitem', { name: 'Eliminar' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('treinta días');
  await page.getByRole('button', { name: 'Eliminar la casilla' }).click();
  await page.waitForURL('**/es/mailboxes');
  await page.goto('/es/mailboxes/deleted');
  const row = page.getByRole('row').filter({ hasText: mailbox });
  await expect(row).toContainText('30 días');
  await row.getByRole('button', { name: `Restaurar ${mailbox}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Restaurar' }).click();
  await expect(page.getByText(`Casilla restaurada: ${mailbox}`)).toBeVisible();
  await page.goto(`/es/mailboxes/${id}/rules`);
  await expect(page.getByLabel('Último día')).toHaveValue('2027-01-15');
});

test('a code sets up a telephone once', async ({ browser }) => {
  await page.goto(`/es/mailboxes/${id}/devices`);
  await page.getByRole('button', { name: 'Configurar un teléfono' }).click();
  await page.getByLabel('Para qué equipo', { exact: true }).fill('iPhone de Vera');
  await page.getByRole('button', { name: 'Crear código' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('img', { name: 'Código para iPhone de Vera' })).toBeVisible();
  const url = (await dialog.locator('code').textContent()) ?? '';
  // On the telephone, where nobody is signed in.
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'es' });
  const there = await phone.newPage();
  await there.goto(url);
  await expect(there.getByText('iPhone de Vera')).toBeVisible();
  const download = there.waitForEvent('download');
  await there.getByRole('button', { name: 'Descargar el perfil' }).click();
  expect((await download).suggestedFilename()).toBe(`${mailbox}.mobileconfig`);
  await there.goto(url);
  await expect(there.getByText('Este enlace ya se usó o venció')).toBeVisible();
  await phone.close();
  await page.reload();
  await expect(page.getByText('iPhone de Vera')).toBeVisible();
});

test('the connection is tried for real', async () => {
  await page.getByRole('button', { name: 'Probar ahora' }).click();
  await expect(
    page.getByText(/Los servidores responden por cada vía abierta|No se pudo conectar|no se encuentra/).first(),
  ).toBeVisible({
    timeout: 20_000,
  });
});

test('several mailboxes are changed in one act, counted before it is done', async () => {
  await page.goto('/es/mailboxes?q=vera');
  await page.getByRole('checkbox', { name: 'Elegir todas las que se ven' }).check();
  await page.getByRole('button', { name: 'Cambiar', exact: true }).click();
  await page.getByLabel('Qué cambiar').selectOption('way');
  await page.getByLabel('Queda').selectOption('pop3_off');
  await expect(page.getByText(/Cambian \d+ de \d+\./)).toBeVisible();
  await page.getByRole('button', { name: /^Cambiar \d+ casillas?$/ }).click();
  await expect(page.getByText(/casillas? cambiadas?/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Columnas' }).click();
  await page.getByRole('menuitem', { name: 'Espacio' }).click();
  await expect(page.getByRole('columnheader', { name: 'Espacio' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Dirección' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Espacio' })).toHaveCount(0);
});

test('a group takes a mailbox in by the keyboard, gives it rules, and goes without it', async () => {
  const name = `Ventas ${mark}`;
  await page.goto('/es/mailboxes/groups');
  await page.getByRole('button', { name: 'Crear grupo' }).first().click();
  await page.getByRole('dialog').getByLabel('Nombre del grupo').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Crear grupo' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const search = page.getByRole('searchbox', { name: 'Buscar una casilla para agregarla' });
  await search.fill(mailbox);
  await page.getByRole('button', { name: `Agregar ${mailbox}` }).press('Enter');
  await expect(page.getByRole('button', { name: `Quitar ${mailbox} del grupo` })).toBeVisible();
  await expect(search).toBeFocused();
  await page.getByLabel('Remitentes bloqueados').fill('molesto@ext1.test');
  await page.getByRole('button', { name: 'Guardar reglas' }).click();
  await expect(page.getByRole('button', { name: 'Guardar reglas' })).toBeDisabled();
  await page.goto(`/es/mailboxes/${id}/filters`);
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'Eliminar', exact: true }).click();
  const asked = page.getByRole('alertdialog');
  await expect(asked).toContainText('Sus reglas dejan de regir');
  await asked.getByRole('button', { name: 'Eliminar' }).click();
  await expect(page.getByText(`Grupo eliminado: ${name}`)).toBeVisible();
  expect((await page.request.get(`/v1/tenants/${stack.seeded.demo.tenantId}/mailboxes/${id}`)).status()).toBe(200);
  await page.goto('/es/protection');
  const gone = page.getByRole('listitem').filter({ hasText: `eliminó el grupo ${name}` });
  await gone.getByRole('button', { name: 'Deshacer' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Deshacer' }).click();
  await expect(page.getByText(`Guardado: ${name}`)).toBeVisible();
  const { group } = await (await page.request.get(`/v1/tenants/${stack.seeded.demo.tenantId}/mailboxes/${id}`)).json();
  expect(group.name).toBe(name);
  const headers = { origin: stack.urls.web };
  await page.request.delete(`/v1/tenants/${stack.seeded.demo.tenantId}/groups/${group.id}`, { headers });
});
