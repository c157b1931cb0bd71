import { expect, type Page, test } from '@playwright/test';
import { addressOf, fleet } from '../stack/fleet.ts';
import { submit } from '../stack/mail.ts';
import { stack } from '../stack/stack.ts';
import { asStaff } from './support/people.ts';

// From a visitor's first answer to a failover, by hand as a customer would, on real mail nodes where the machine allows them.
test.describe.configure({ mode: 'serial' });

const domain = `camino-${Date.now().toString(36)}.test`;
const owner = { email: `titular@${domain.replace('camino', 'afuera')}`, password: 'una frase larga y tranquila' };
const mailbox = { address: `marta@${domain}`, password: '' };
let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
});
test.afterAll(() => page.close());

const next = () => page.getByRole('button', { name: 'Continuar' }).click();
const question = (title: string) => expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();

test('1 and 2: the questionnaire is answered and the plan grows beside it', async () => {
  await page.goto('/es');
  await page.getByLabel('¿Cuántas personas necesitan una casilla?').fill('6');
  await next();
  await question('¿Qué casillas genéricas hacen falta?');
  await page.getByRole('button', { name: 'info@' }).click();
  await page.getByRole('button', { name: 'facturacion@' }).click();
  await next();
  await question('¿Cuántas casillas son en total?');
  await expect(page.locator('input[name="value"]')).toHaveValue('8');
  await next();
  await question('¿Cuántas nuevas por semestre?');
  await page.locator('input[name="value"]').fill('1');
  await next();
  await question('¿Cuántos mensajes masivos salen por mes?');
  await page.locator('input[name="value"]').fill('3000');
  await next();
  await question('¿Cómo se accede al correo?');
  await page.getByLabel('Solo programas').fill('4');
  await next();
  await expect(page.getByText('Estas respuestas no coinciden entre sí')).toBeVisible();
  await page.getByRole('button', { name: 'Asignar el resto' }).nth(1).click();
  await expect(page.getByText('6 de 6 personas')).toBeVisible();
  await next();
  await question('¿Se empieza de cero o con una migración?');

  // Back without loss, and resumed by its link in another window.
  await page.getByRole('button', { name: 'Anterior' }).click();
  await expect(page.getByLabel('Solo programas')).toHaveValue('4');
  await page.goto(page.url().replace(/\?.*/, ''));
  await question('¿Se empieza de cero o con una migración?');

  await page.getByText('De cero', { exact: true }).click();
  await next();
  await question('¿Cuál es el dominio?');
  await page.locator('input[name="domain"]').fill('no es un dominio');
  await next();
  await expect(page.getByText('No es un dominio válido')).toBeVisible();
  await page.locator('input[name="domain"]').fill(domain);
  await next();
  await question('¿El dominio puede apuntar a nuestros servidores de nombres?');
  await page.getByText('Sí, a los nuestros').click();
  await next();
  await question('¿Quién es el contacto técnico?');
  await page.getByLabel('Nombre').fill('Marta Ibáñez');
  await page.getByLabel('Correo electrónico').fill(owner.email);
  await expect(page.getByRole('complementary')).toContainText('Plan');
  await page.getByRole('button', { name: 'Ver la propuesta' }).click();
  await expect(page.getByRole('heading', { name: 'Por qué este plan, número por número' })).toBeVisible();
  await expect(page.getByText('Recomendado')).toBeVisible();
});

test('3: the quote is accepted and the plan of action laid out', async () => {
  await page.getByRole('button', { name: 'Aceptar y crear la cuenta' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Empresa').fill('Camino S.A.');
  await dialog.getByLabel('Contraseña').fill(owner.password);
  await dialog.getByLabel('Número de tarjeta').fill('4242 4242 4242 4242');
  await dialog.getByRole('button', { name: 'Aceptar y crear la cuenta' }).click();
  await page.waitForURL('**/es/home');
  await expect(page.getByRole('heading', { level: 1, name: 'Camino S.A.' })).toBeVisible();
  await expect(page.getByText('Entregar las contraseñas')).toBeVisible();
});

test('4: a mailbox is made and its password handed over once', async ({ browser }) => {
  await page.goto('/es/mailboxes/new');
  await page.getByLabel('Dirección').fill('marta');
  await page.getByLabel('Nombre visible').fill('Marta Ibáñez');
  await page.getByRole('button', { name: 'Crear casilla' }).click();
  await expect(page.getByRole('heading', { name: 'La casilla está creada' })).toBeVisible();
  const url = (await page.locator('code', { hasText: '/link/' }).textContent()) ?? '';

  const person = await browser.newPage();
  await person.goto(url.replace(/^https?:\/\/[^/]+/, ''));
  await person.getByRole('button', { name: 'Mostrar la contraseña' }).click();
  await expect(person.getByText(mailbox.address)).toBeVisible();
  mailbox.password = (await person.locator('dd code').nth(1).textContent()) ?? '';
  expect(mailbox.password.length).toBeGreaterThan(11);
  await person.reload();
  await person.getByRole('button', { name: 'Mostrar la contraseña' }).click();
  await expect(person.getByText('Este enlace ya fue usado o venció')).toBeVisible();
  await person.close();
});

test('4: a CSV is imported, good rows kept and bad ones told', async () => {
  await page.goto('/es/mailboxes/import');
  const csv = `casilla;nombre;tipo\npedro@${domain};Pedro Núñez;persona\nsin arroba;Nadie;persona\nventas@${domain};Ventas;generica\n`;
  await page
    .getByLabel('Elegir archivo')
    .first()
    .setInputFiles({ name: 'gente.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(page.getByText('Pedro Núñez')).toBeVisible();
  await page.getByRole('button', { name: 'Importar 3 filas' }).click();
  await expect(page.getByRole('heading', { name: 'Importación terminada' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Filas rechazadas' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^3 sin arroba/ })).toBeVisible();
  await page.getByRole('link', { name: 'Casillas', exact: true }).last().click();
  await expect(page.getByText('3 casillas')).toBeVisible();
});

test('5: a change goes from saved to active on both nodes', async () => {
  test.skip(!stack.lab, 'no mail nodes on this machine');
  await page.goto('/es/mailboxes?q=pedro');
  await page.getByRole('link', { name: `pedro@${domain}` }).click();
  await page.getByLabel('Nombre visible').fill('Pedro Núñez Vera');
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText(/activo en mx1, mx2 \(\d/).first()).toBeVisible();
});

test('two people editing: the second is told and nothing is overwritten', async () => {
  await page.goto('/es/mailboxes?q=ventas');
  await page.getByRole('link', { name: `ventas@${domain}` }).click();
  await page.getByLabel('Nombre visible').fill('Ventas y consultas');
  const id = page.url().split('/').at(-1);
  const session = await (await page.request.get('/v1/session')).json();
  const path = `/v1/tenants/${session.tenants[0].id}/mailboxes/${id}`;
  const { version } = await (await page.request.get(path)).json();
  const other = await page.request.patch(path, {
    headers: { origin: stack.urls.web },
    data: { version, displayName: 'Mostrador' },
  });
  expect(other.ok()).toBe(true);
  await page.getByRole('button', { name: 'Guardar' }).click();
  await expect(page.getByText('Otra persona cambió estos datos mientras tanto')).toBeVisible();
  await page.getByRole('button', { name: 'Ver los datos actuales' }).click();
  await expect(page.getByLabel('Nombre visible')).toHaveValue('Mostrador');
});

test('7: the domain page lists the records and checks them live', async () => {
  await page.goto('/es/domain');
  await expect(page.getByRole('heading', { name: 'Recibir correo' })).toBeVisible();
  await page.getByRole('button', { name: 'Verificar ahora' }).click();
  await expect(page.getByText(/\d de \d registros necesarios están bien/)).toBeVisible();
  if (!stack.lab) return;
  // What the customer does at the registrar.
  await (await fleet()).world.delegate(domain);
  await page.getByRole('button', { name: 'Verificar ahora' }).click();
  await expect(page.getByText('Todo en su lugar')).toBeVisible();
});

test('6 and 8: a message is sent, and its way is found down to the 250', async () => {
  test.skip(!stack.lab, 'no mail nodes on this machine');
  const subjectTo = `pedro@${domain}`;
  await submit(
    await addressOf('mx1'),
    { user: mailbox.address, pass: mailbox.password },
    {
      from: mailbox.address,
      to: subjectTo,
      subject: 'Camino',
    },
  );
  await page.goto('/es/smtp/trace');
  await page.getByRole('searchbox', { name: 'Buscar mensajes' }).fill(mailbox.address);
  await page.waitForURL(/q=/);
  await page
    .getByRole('row', { name: new RegExp(subjectTo) })
    .first()
    .getByRole('link')
    .click();
  await expect(page.getByText(/250 2\.0\.0/).first()).toBeVisible();
});

test('9: the button moves the company to the standby and back', async () => {
  test.skip(!stack.lab, 'no mail nodes on this machine');
  test.setTimeout(300_000);
  await page.goto('/es/continuity');
  for (const [button, serving] of [
    ['Pasar al repuesto', 'Atiende el servidor de repuesto'],
    ['Volver al principal', 'Atiende el servidor principal'],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Motivo').fill('Prueba del camino principal');
    const despite = dialog.getByLabel('Conmutar de todos modos');
    if (await despite.isVisible()) await despite.check();
    await dialog.getByRole('button', { name: button }).click();
    await expect(page.getByText(serving)).toBeVisible();
    await expect(page.getByRole('button', { name: /Pasar al repuesto|Volver al principal/ })).toBeEnabled({
      timeout: 130_000,
    });
  }
  await expect(page.getByRole('table', { name: 'Historial' }).getByRole('row')).toHaveCount(3);
});

test('10: staff see the fleet, the tenant, its jobs and the audit log', async ({ browser }) => {
  const context = await browser.newContext();
  await asStaff(context);
  const staff = await context.newPage();
  await staff.goto('/es/console');
  await expect(staff.getByRole('heading', { level: 1, name: 'Hoy' })).toBeVisible();
  await staff.goto(`/es/console/tenants?q=${domain}`);
  await expect(staff.getByText('Camino S.A.')).toBeVisible();
  await staff.goto('/es/console/fleet');
  await expect(staff.getByText('mx1').first()).toBeVisible();
  await staff.goto('/es/console/audit');
  await expect(staff.getByText(mailbox.address).first()).toBeVisible();
  await context.close();
});

test('English is the same place in the other language', async () => {
  await page.goto('/es/mailboxes');
  await page.getByRole('link', { name: 'English' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mailboxes' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/en/mailboxes');
});
