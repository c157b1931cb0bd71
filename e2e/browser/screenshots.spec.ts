import { expect, test } from '@playwright/test';
import { stack } from '../stack/stack.ts';
import { anOrdinaryDay } from './support/day.ts';
import { GROUPS, pathOf } from './support/pages.ts';
import { asCustomer, settled } from './support/people.ts';

// With RELEVO_SCREENSHOTS=1 the Spanish, light, wide ones are kept in docs/; an ordinary test run leaves the repository alone.
const kept = process.env.RELEVO_SCREENSHOTS ? '../docs/screenshots' : '../test-results/screenshots/wide-light';
const LOOKS = [
  { folder: kept, viewport: { width: 1440, height: 900 }, colorScheme: 'light', isMobile: false },
  {
    folder: '../test-results/screenshots/wide-dark',
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    isMobile: false,
  },
  {
    folder: '../test-results/screenshots/phone-light',
    viewport: { width: 390, height: 844 },
    colorScheme: 'light',
    isMobile: true,
  },
] as const;

test.beforeAll(anOrdinaryDay);

for (const { who, pages, enter } of GROUPS) {
  for (const { folder, viewport, colorScheme, isMobile } of LOOKS) {
    test(`${who}: every page at ${viewport.width}, ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(180_000);
      const context = await browser.newContext({ viewport, colorScheme, isMobile, hasTouch: isMobile });
      await enter(context);
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      for (const shown of pages) {
        await settled(page, await pathOf(shown, page));
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect.soft(sideways, `${shown.name} scrolls sideways`).toBeLessThanOrEqual(0);
        await page.screenshot({ path: `${import.meta.dirname}/../${folder}/${shown.name}.png`, fullPage: true });
      }
      expect(errors).toEqual([]);
      await context.close();
    });
  }
}

test('customer: a switchover and the way back', async ({ browser }) => {
  test.skip(!stack.lab, 'no mail nodes on this machine');
  test.setTimeout(300_000);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await asCustomer(context);
  const page = await context.newPage();
  for (const [to, name] of [
    ['standby', 'continuity-standby'],
    ['primary', 'continuity-back'],
  ] as const) {
    const started = await page.request.post(`/v1/tenants/${stack.seeded.demo.tenantId}/switchovers`, {
      headers: { origin: stack.urls.web },
      data: { to, reason: 'Simulacro trimestral', despite: true },
    });
    expect(started.ok()).toBe(true);
    await settled(page, '/es/continuity');
    await expect(page.getByRole('button', { name: /Pasar al repuesto|Volver al principal/ })).toBeEnabled({ timeout: 130_000 });
    await page.screenshot({ path: `${import.meta.dirname}/../${kept}/${name}.png`, fullPage: true });
  }
  await context.close();
});
