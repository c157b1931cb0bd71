import type { BrowserContext, Page } from '@playwright/test';
import { DEVICE, stack, staff } from '../../stack/stack.ts';

type Credentials = { readonly email: string; readonly password: string };

async function signIn(context: BrowserContext, { email, password }: Credentials) {
  const answer = await context.request.post('/v1/sign-in', {
    data: { email, password },
    headers: { cookie: DEVICE, origin: stack.urls.web },
  });
  if (!answer.ok()) throw new Error(`sign-in of ${email}: ${answer.status()}`);
}
/** The session that all tests of the staff share: a code of the second factor opens once. */
async function shareStaffSession(context: BrowserContext) {
  const [name = '', value = ''] = (await staff()).cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: stack.urls.web, httpOnly: true, sameSite: 'Lax' }]);
}

export const asCustomer = (context: BrowserContext) => signIn(context, stack.seeded.demo);
export const asStaff = shareStaffSession;
export const asMailbox = (context: BrowserContext) =>
  signIn(context, { email: `carla@${stack.seeded.demo.mailbox.split('@')[1]}`, password: stack.seeded.demo.mailboxPassword });

/** A page that has read its data: nothing shimmers any more. */
export async function settled(page: Page, path: string) {
  await page.goto(path);
  await page.locator('main').waitFor();
  await page.waitForFunction(() => document.querySelector('.shimmer') === null);
}

/** The first id that a list of the API gives, for pages about one thing. */
export async function firstId(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path);
  const body = await answer.json();
  const id = (body.items ?? body)[0]?.id;
  if (typeof id !== 'string') throw new Error(`${path} has no first item: ${JSON.stringify(body).slice(0, 200)}`);
  return id;
}
