import { expect, type Page, test } from '@playwright/test';
import { totp } from '../../infra/tool/totp.ts';
import { emailTo, linkIn } from '../stack/emails.ts';
import { asOwner, enableTotp } from '../stack/people.ts';
import { newCompany, signIn, stack } from '../stack/stack.ts';
import { settled } from './support/people.ts';

const NEW_PASSWORD = 'ventana-celeste-59';

async function enter(page: Page, email: string, password: string) {
  await page.goto('/es/sign-in');
  await page.getByLabel('Correo electrónico').fill(email);
  await page.getByLabel('Contraseña').fill(password);
  await page.getByRole('button', { name: 'Ingresar' }).click();
}

/** A page that is open notices that its session has gone and moves by itself: it is left first. */
async function forget(page: Page) {
  await page.goto('about:blank');
  await page.context().clearCookies();
}

test('staff come in with a code of their app, and without one only as far as their profile', async ({ page }) => {
  const { login } = await newCompany();
  await asOwner(`UPDATE "user" SET "staffRole" = 'administrator' WHERE email = $1`, [login.email]);
  await enter(page, login.email, login.password);
  await page.waitForURL('**/es/profile');
  await expect(page.getByText('Para entrar a la consola hace falta')).toBeVisible();

  await page.getByRole('button', { name: 'Activar' }).click();
  await page.getByLabel('Su contraseña, para confirmar').fill(login.password);
  await page.getByRole('dialog').getByRole('button', { name: 'Activar' }).click();
  await expect(page.getByRole('img', { name: 'Verificación en dos pasos' })).toBeVisible();
  const secret = ((await page.getByRole('dialog').locator('code').textContent()) ?? '').replace(/\s/g, '');
  const used = totp(secret);
  await page.getByLabel('Código que muestra la aplicación').fill(used);
  await page.getByRole('button', { name: 'Confirmar' }).click();
  const codes = page.getByRole('alertdialog').getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recovery = (await codes.first().textContent()) ?? '';
  await page.getByRole('button', { name: 'Ya los guardé' }).click();
  await settled(page, '/es/console');
  await expect(page.getByRole('heading', { name: 'Hoy' })).toBeVisible();

  await forget(page);
  await enter(page, login.email, login.password);
  await page.getByLabel('Código de verificación').fill(used);
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('ya se usó');
  await page.getByLabel('Código de verificación').fill(totp(secret, Date.now() + 30_000));
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await page.waitForURL('**/es/console');

  await forget(page);
  await enter(page, login.email, login.password);
  await page.getByRole('button', { name: 'Usar un código de recuperación' }).click();
  await page.getByLabel('Código de recuperación').fill(recovery);
  await page.getByRole('button', { name: 'Ingresar' }).click();
  await page.waitForURL('**/es/console');
});

test('an owner invites a person, who chooses a password and comes in', async ({ page, browser }) => {
  const { login, domain } = await newCompany();
  const email = `invitada@${domain}`;
  await enter(page, login.email, login.password);
  await page.waitForURL('**/es/home');
  await settled(page, '/es/team');
  await page.getByRole('button', { name: 'Invitar' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Correo', { exact: true }).fill(email);
  await dialog.getByLabel('Nombre y apellido').fill('Irene Invitada');
  await dialog.getByRole('radio', { name: 'Administración' }).check();
  await dialog.getByRole('button', { name: 'Enviar la invitación' }).click();
  await expect(page.getByText('Invitaciones pendientes')).toBeVisible();

  const visitor = await (await browser.newContext({ baseURL: stack.urls.web, locale: 'es-AR' })).newPage();
  await visitor.goto(linkIn(await emailTo(email, 'invitation')));
  await expect(visitor.getByLabel('Nombre y apellido')).toHaveValue('Irene Invitada');
  await visitor.getByLabel('Contraseña').fill('irene invitada');
  await expect(visitor.getByText(/adivinar/)).toBeVisible();
  await visitor.getByLabel('Contraseña').fill(NEW_PASSWORD);
  await expect(visitor.getByText(/^(Buena|Muy buena)$/)).toBeVisible();
  await visitor.getByRole('button', { name: 'Aceptar y entrar' }).click();
  await visitor.waitForURL('**/es/home');
  await settled(page, '/es/team');
  await expect(page.getByRole('row', { name: /Irene Invitada/ })).toContainText('Administración');
  await visitor.context().close();
});

test('a forgotten password is chosen anew by the link in an e-mail', async ({ page }) => {
  const { login } = await newCompany();
  await page.goto('/es/sign-in');
  await page.getByRole('link', { name: '¿Contraseña olvidada?' }).click();
  await page.waitForURL('**/es/forgot');
  await page.getByLabel('Correo electrónico').fill(login.email);
  await page.getByRole('button', { name: 'Enviar el enlace' }).click();
  await expect(page.getByText('Revise su correo')).toBeVisible();
  const link = linkIn(await emailTo(login.email, 'password_reset'));
  await page.goto(link);
  await page.getByLabel('Contraseña nueva').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Guardar la contraseña' }).click();
  await expect(page.getByText('La contraseña cambió')).toBeVisible();
  await enter(page, login.email, NEW_PASSWORD);
  await page.waitForURL('**/es/home');
  await page.goto(link);
  await page.getByLabel('Contraseña nueva').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Guardar la contraseña' }).click();
  await expect(page.getByText('Este enlace ya no sirve')).toBeVisible();
});

test('a passkey is added, signs in without a code, and is removed', async ({ page }) => {
  const { login } = await newCompany();
  await enableTotp(await signIn(login.email, login.password), login.password);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  // In without a code, so that the passkey alone is what comes instead of it afterwards.
  await asOwner(`UPDATE "user" SET "twoFactorEnabled" = false WHERE email = $1`, [login.email]);
  await enter(page, login.email, login.password);
  await page.waitForURL('**/es/home');
  await asOwner(`UPDATE "user" SET "twoFactorEnabled" = true WHERE email = $1`, [login.email]);
  await settled(page, '/es/profile');
  await page.getByRole('button', { name: 'Agregar una llave' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nombre').fill('Portátil');
  await dialog.getByLabel('Su contraseña, para confirmar').fill(login.password);
  await dialog.getByRole('button', { name: 'Agregar una llave' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Portátil' })).toBeVisible();
  expect((await emailTo(login.email, 'factor_changed')).subject).toBe('Se agregó una llave de acceso');

  await forget(page);
  await page.goto('/es/sign-in');
  await page.getByRole('button', { name: 'Usar una llave de acceso' }).click();
  await page.waitForURL('**/es/home');

  await settled(page, '/es/profile');
  await page.getByRole('listitem').filter({ hasText: 'Portátil' }).getByRole('button', { name: 'Quitar' }).click();
  await page.getByLabel('Su contraseña, para confirmar').fill(login.password);
  await page.getByRole('dialog').getByRole('button', { name: 'Quitar' }).click();
  await expect(page.getByText('Todavía no hay ninguna.')).toBeVisible();
  await forget(page);
  await page.goto('/es/sign-in');
  await page.getByRole('button', { name: 'Usar una llave de acceso' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('No se pudo usar esa llave');
});

test('a mailbox’s user signs in by the same page and changes the password', async ({ page }) => {
  const { api, tenantId, domain } = await newCompany();
  const login = { email: `eva@${domain}`, password: 'Casa-De-Piedra-31' };
  const body = { address: login.email, password: login.password };
  await api.POST('/v1/tenants/{tenantId}/mailboxes', { params: { path: { tenantId } }, body });
  await enter(page, login.email, login.password);
  await page.waitForURL('**/es/mailbox');
  await expect(page.getByRole('heading', { name: login.email })).toBeVisible();
  await page.getByLabel('Contraseña actual').fill(login.password);
  await page.getByLabel('Contraseña nueva').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Cambiar la contraseña' }).click();
  await expect(page.getByText('La contraseña cambió')).toBeVisible();
  await page.getByRole('button', { name: /Mi cuenta/ }).click();
  await page.getByRole('menuitem', { name: 'Salir', exact: true }).click();
  await page.waitForURL('**/es/sign-in');
  await page.goto('/es/mailbox');
  await page.waitForURL('**/es/sign-in?next=%2Fes%2Fmailbox');
  await enter(page, login.email, NEW_PASSWORD);
  await page.waitForURL('**/es/mailbox');
});
