import { defineConfig } from 'vitest/config';

const FLEET = '**/*.fleet.spec.ts';
const REAL = '**/*.it.spec.ts';
const elsewhere = ['**/node_modules/**', '**/dist/**', '**/.next/**', 'e2e/browser/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/**/*.spec.ts', 'apps/**/*.spec.ts', 'infra/**/*.spec.ts'],
          exclude: [...elsewhere, FLEET, REAL],
          // Property tests take two seconds on a quiet machine, and several times that beside a build.
          testTimeout: 20_000,
        },
      },
      // Against the PostgreSQL, Redis and API of the stack that infra/test.mjs started.
      { test: { name: 'module', include: [REAL], exclude: elsewhere, testTimeout: 30_000, hookTimeout: 60_000 } },
      // Against real mail nodes; one after the other, since they break things on purpose.
      {
        test: {
          name: 'fleet',
          include: [FLEET],
          exclude: elsewhere,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          sequence: { concurrent: false },
        },
      },
    ],
  },
});
