#!/usr/bin/env node
/** `npm start`: everything on one machine. Ctrl-C stops all of it and leaves nothing running. */
import { join } from 'node:path';
import { REPOSITORY } from './stack/install.mjs';
import { takeState } from './stack/running.mjs';
import { startStack } from './stack/stack.mjs';
import { bold, dim, say } from './stack/steps.mjs';

const args = new Set(process.argv.slice(2));
if (args.has('--help')) {
  say(
    'npm start [-- --fresh] [--no-lab]\n  --fresh   forget all data and begin anew\n  --no-lab  control plane alone, without mail nodes',
  );
  process.exit(0);
}
const started = performance.now();
say(bold('\nRelevo\n'));
/** @type {import('./stack/stack.mjs').Stack | null} */ let stack = null;
/** @type {(() => Promise<void>) | null} */ let giveBack = null;
const stateDir = process.env.RELEVO_STATE ?? join(REPOSITORY, '.relevo');
let ending = false;
const end = async (/** @type {number} */ code) => {
  if (ending) return;
  ending = true;
  say(dim('\n  stopping …'));
  await stack?.stop().catch((error) => say(`  ${error.message}`));
  await giveBack?.();
  say(dim('  stopped; the data stays in .relevo/'));
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0));

try {
  giveBack = await takeState(stateDir);
  stack = await startStack({
    stateDir,
    fresh: args.has('--fresh'),
    lab: !args.has('--no-lab'),
    web: true,
  });
} catch (error) {
  say(`\n${error instanceof Error ? error.message : error}`);
  await giveBack?.();
  process.exit(1);
}
card(stack);
if (ending) await stack.stop();

/** @param {import('./stack/stack.mjs').Stack} stack */
function card({ urls, seeded, lab, noLab, ports }) {
  const { demo, staff } = seeded;
  const rows = [
    ['Portal', `${urls.web}/es`, demo ? `${demo.email}  ${demo.password}` : ''],
    ['Console', `${urls.web}/es/console`, `${staff.email}  ${staff.password}`],
    [
      '',
      'its second factor, for an authenticator app:',
      `otpauth://totp/Relevo:${staff.email}?secret=${staff.totpSecret}&issuer=Relevo`,
    ],
    ['', 'or without one:', `npm run --silent tool -- totp ${staff.totpSecret}`],
    ['Mi casilla', `${urls.web}/es/sign-in`, demo ? `carla@${demo.mailbox.split('@')[1]}  ${demo.mailboxPassword}` : ''],
    ...(lab ? [['Webmail', 'from Mi casilla, «Abrir webmail»', '']] : []),
    ['API', `${urls.api}/v1/status`, ''],
    ...(lab
      ? [
          [
            'Mail, mx1',
            `${lab.subnet}.11  (25, 465, 587, 143, 993, 110, 995)`,
            demo ? `${demo.mailbox}  ${demo.mailboxPassword}` : '',
          ],
          ['Mail, mx2', `${lab.subnet}.12  (the standby, the same accounts)`, ''],
          ['Outside world', `${lab.subnet}.53  (resolver, mail for ext1.test)`, ''],
        ]
      : [['Mail nodes', `none: ${noLab}`, '']]),
  ];
  say(`\n${bold('  Ready')} ${dim(`in ${((performance.now() - started) / 1000).toFixed(1)} s`)}\n`);
  for (const [name, where, login] of rows) say(`  ${String(name).padEnd(14)} ${String(where).padEnd(52)} ${login}`);
  say(`\n  ${bold('Three things to try')}`);
  say(`  1. Answer the questionnaire at ${urls.web}/es and accept the quote: a company is made.`);
  say('  2. Add a mailbox in the portal and watch it become active on mx1 and mx2.');
  say('  3. Continuidad → Conmutar: the names move to mx2; then back.');
  say(
    dim(
      `\n  Logs in .relevo/logs · Ctrl-C stops everything · npm start -- --fresh begins anew${ports.web === 3000 ? '' : ' · port 3000 was taken'}\n`,
    ),
  );
}
