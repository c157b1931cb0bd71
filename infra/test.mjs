#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
/**
 * `npm test`: needs nothing started before it. Checks the code, starts a stack of its own beside whatever runs, and tests units,
 * modules against PostgreSQL and Redis, the fleet against real mail nodes, and the pages in Chromium.
 * `npm test -- unit module fleet browser` runs parts.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './lab/commands.mjs';
import { ensureDebianPackages } from './stack/debian.mjs';
import { build, installNodePackages, REPOSITORY, toolEnv } from './stack/install.mjs';
import { startStack } from './stack/stack.mjs';
import { say, step } from './stack/steps.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './test-failures.mjs';

const PARTS = ['code', 'unit', 'module', 'fleet', 'browser'];
const wanted = process.argv.slice(2).filter((part) => PARTS.includes(part));
const parts = new Set(wanted.length ? wanted : PARTS);
const stateDir = process.env.RELEVO_TEST_STATE ?? mkdtempSync(join(tmpdir(), 'relevo-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */ const failures = [];
/** @type {import('./stack/stack.mjs').Stack | null} */ let stack = null;

const end = async () => {
  await stack?.stop().catch((error) => say(String(error)));
  if (!process.env.RELEVO_TEST_STATE) rmSync(stateDir, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void end().finally(() => process.exit(130)));

try {
  await step('Node packages', installNodePackages);
  if (parts.has('code')) await checkCode();
  if (parts.has('unit')) {
    // Our totals are held against its totals; without it those four tests are left out.
    await step('pflogsumm', (note) => ensureDebianPackages(['pflogsumm'], note)).catch(() => {});
    await vitest('unit', {});
  }
  if (parts.has('module') || parts.has('fleet') || parts.has('browser')) await withStack();
} catch (error) {
  total.failed++;
  failures.push(error instanceof Error ? error.message : String(error));
} finally {
  await end();
}
for (const failure of failures) say(`\nFAILED ${failure}`);
say(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed ? 1 : 0);

async function checkCode() {
  await build('apps/api', 'dist/main.js', ['apps/api/src', 'packages'], () => {});
  // The contract is generated from the API; what is committed must be what the build makes.
  await check('contract matches the API', ['git', 'diff', '--exit-code', '--stat', '--', 'packages/contract']);
  await check('formatting and lint', ['biome', 'check', '.']);
  await check('arrows between folders', ['depcruise', '--config', '.dependency-cruiser.json', 'apps', 'packages']);
  for (const workspace of [
    'packages/agent-protocol',
    'packages/bounce',
    'packages/dns-records',
    'packages/failover',
    'packages/mail-address',
    'packages/mail-log',
    'packages/mail-policy',
    'packages/sizing',
    'packages/contract',
    'apps/api',
    'apps/agent',
    'apps/web',
    'e2e',
  ]) {
    await check(`types of ${workspace}`, ['tsc', '--noEmit', '-p', workspace]);
  }
}

/** @param {string} title @param {string[]} argv */
async function check(title, argv) {
  await step(title, async () => {
    const outcome = await run(argv, { cwd: REPOSITORY, env: toolEnv() });
    if (outcome.code === 0) {
      total.passed++;
      return;
    }
    total.failed++;
    failures.push(`${title}\n${(outcome.stdout + outcome.stderr).trim().split('\n').slice(0, 60).join('\n')}`);
    throw new Error(title);
  }).catch(() => {});
}

async function withStack() {
  if (parts.has('browser')) await step('Chromium', (note) => ensureDebianPackages(['chromium', 'fonts-liberation'], note));
  stack = await startStack({
    stateDir,
    ports: 'free',
    web: parts.has('browser'),
    lab: parts.has('fleet') || parts.has('browser'),
    labName: 'test',
    env: { LOG_LEVEL: 'info' },
  });
  const facts = {
    stateDir,
    urls: stack.urls,
    env: stack.env,
    seeded: stack.seeded,
    lab: stack.lab ? join(stateDir, 'lab') : null,
  };
  const file = join(stateDir, 'stack.json');
  await writeFile(file, JSON.stringify(facts));
  const env = { ...stack.env, RELEVO_STACK: file, RELEVO_WEB_URL: stack.urls.web };
  if (parts.has('module')) await vitest('module', env);
  if (parts.has('browser')) await playwright(env);
  if (parts.has('fleet')) {
    if (stack.lab) await vitest('fleet', env);
    else say(`  fleet tests left out: ${stack.noLab}`);
  }
}

/** @param {string} project @param {NodeJS.ProcessEnv} env */
async function vitest(project, env) {
  const report = join(stateDir, `${project}.json`);
  say(`\n── ${project}`);
  const code = await stream(
    ['vitest', 'run', '--project', project, '--reporter', 'default', '--reporter', 'json', '--outputFile.json', report],
    env,
  );
  const result = JSON.parse(
    await readFile(report, 'utf8').catch(() => '{"numPassedTests":0,"numFailedTests":1,"testResults":[]}'),
  );
  total.passed += result.numPassedTests;
  // A file that does not load, or whose preparation fails, fails although none of its tests has: they were never run.
  const named = failuresOfVitest(result);
  const failed = Math.max(named.length, result.numFailedTests);
  total.failed += failed;
  failures.push(...named);
  countUnnamed(project, code, failed);
  total.skipped += (result.numPendingTests ?? 0) + (result.numTodoTests ?? 0);
}

/** @param {NodeJS.ProcessEnv} env */
async function playwright(env) {
  const report = join(stateDir, 'browser.json');
  say('\n── browser');
  const code = await stream(['playwright', 'test', '-c', 'e2e/playwright.config.ts', '--reporter', 'list,json'], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const result = JSON.parse(
    await readFile(report, 'utf8').catch(() => '{"stats":{"expected":0,"unexpected":1,"skipped":0,"flaky":0}}'),
  );
  const { expected, unexpected, flaky, skipped } = result.stats;
  total.passed += expected + flaky;
  total.failed += unexpected;
  total.skipped += skipped;
  failures.push(...failuresOfPlaywright(result));
  countUnnamed('browser', code, unexpected);
}

/** A runner that says it failed is believed, whatever its report counts. @param {string} part @param {number} code @param {number} counted */
function countUnnamed(part, code, counted) {
  if (code === 0 || counted > 0) return;
  total.failed++;
  failures.push(`${part}: the runner ended with code ${code}, see above`);
}

/** @param {readonly string[]} argv @param {NodeJS.ProcessEnv} env @returns {Promise<number>} exit code */
function stream(argv, env) {
  const [file, ...args] = /** @type {[string, ...string[]]} */ (argv);
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: REPOSITORY,
      env: { ...process.env, ...env, ...toolEnv() },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('close', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(1));
  });
}
