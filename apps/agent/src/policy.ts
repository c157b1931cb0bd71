/**
 * The policy service: a process of its own, so that restricted mailboxes can go on sending while the agent is dead or new.
 * Environment: RELEVO_STATE_DIR, RELEVO_POLICY_SOCKET, RELEVO_LOG_LEVEL.
 */
import { z } from 'zod';
import { statePaths } from './config.ts';
import { createLog } from './log.ts';
import { Policies } from './policy/policies.ts';
import { servePolicy } from './policy/server.ts';

const env = z
  .object({
    RELEVO_STATE_DIR: z.string().default('/var/lib/relevo'),
    RELEVO_POLICY_SOCKET: z.string().default('/var/spool/postfix/private/mailpolicy'),
    RELEVO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .parse(process.env);

const log = createLog(env.RELEVO_LOG_LEVEL);
const policies = new Policies(statePaths(env.RELEVO_STATE_DIR).nodeDb);
const server = servePolicy(env.RELEVO_POLICY_SOCKET, policies, log);
log.info('policy service listens');

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close();
    process.exit(0);
  });
}
