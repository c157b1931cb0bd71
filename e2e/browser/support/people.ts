import type { BrowserContext, Page } from '@playwright/test';
import { stack } from '../../stack/stack.ts';

type Credentials = { readonly email: string; readonly password: string };

async function signIn(context: BrowserContext, { email, password }: Credentials) {
  const answer = await context.request.post('/api/auth/sign-in/email', { data: { email, password } });
  if (!answer.ok()) throw new Error(`sign-in of ${email}: ${answer.status()}`);
}

export const asCustomer = (context: BrowserContext) => signIn(context, stack.seeded.demo);
export const asStaff = (context: BrowserContext) => signIn(context, stack.seeded.staff);

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
