import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { GROUPS, pathOf } from './support/pages.ts';
import { settled } from './support/people.ts';

// WCAG 2.2 AA by machine, as far as a machine can tell, on every page in both appearances.
for (const { who, pages, enter } of GROUPS) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${who}: every page passes axe, ${colorScheme}`, async ({ browser }) => {
      // Some three seconds a page on a quiet machine.
      test.setTimeout(30_000 + pages.length * 10_000);
      const context = await browser.newContext({ colorScheme });
      await enter(context);
      const page = await context.newPage();
      // A text that was not sent to the browser shows as its name, and is said on the console.
      const untold: string[] = [];
      page.on('console', (line) => {
        if (line.text().includes('MISSING_MESSAGE')) untold.push(line.text());
      });
      for (const shown of pages) {
        await settled(page, await pathOf(shown, page));
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
        expect.soft(found, `${shown.name}, ${colorScheme}`).toEqual([]);
        expect.soft(untold.splice(0), `texts of ${shown.name}`).toEqual([]);
      }
      await context.close();
    });
  }
}
