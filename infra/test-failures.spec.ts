import { describe, expect, it } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest } from './test-failures.mjs';

describe('what failed, named at the end of npm test', () => {
  it('names each failed test of vitest with the first lines of its reason, without the machine’s path', () => {
    const reason = ['expected 1 to be 2', ...Array.from({ length: 40 }, (_, at) => `at line ${at}`)].join('\n');
    const texts = failuresOfVitest({
      testResults: [
        {
          name: '/somewhere/e2e/module/queue.it.spec.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'queue counts' },
            { status: 'failed', fullName: 'queue holds', failureMessages: [reason] },
          ],
        },
      ],
    });
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/^e2e\/module\/queue\.it\.spec\.ts: queue holds\n {4}expected 1 to be 2\n/);
    expect(texts[0]?.split('\n')).toHaveLength(13);
  });

  it('names a file that did not load, since none of its tests ran', () => {
    const texts = failuresOfVitest({
      testResults: [{ name: '/x/apps/api/a.spec.ts', status: 'failed', message: 'no such module', assertionResults: [] }],
    });
    expect(texts).toEqual(['apps/api/a.spec.ts: did not load, or its preparation failed\n    no such module']);
  });

  it('names Playwright’s failures however deep their suites lie', () => {
    const spec = (title: string, ok: boolean) => ({
      title,
      ok,
      tests: [{ results: [{ status: ok ? 'passed' : 'failed', error: { message: 'not visible' } }] }],
    });
    const texts = failuresOfPlaywright({
      suites: [
        {
          title: 'keyboard.spec.ts',
          file: 'keyboard.spec.ts',
          specs: [spec('opens', true)],
          suites: [{ title: 'menu', file: 'keyboard.spec.ts', specs: [spec('closes', false)] }],
        },
      ],
    });
    expect(texts).toEqual(['keyboard.spec.ts: closes\n    not visible']);
  });
});
