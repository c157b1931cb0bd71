/**
 * The policy service: a process of its own, so that restricted mailboxes can go on sending while the agent is dead or new.
 * It counts what each mailbox sends, and holds it when it is not its own doing. It also rewrites the senders of forwarded mail, for the same reason.
 * Environment: RELEVO_STATE_DIR, RELEVO_POLICY_SOCKET, RELEVO_SRS_SOCKET, RELEVO_LOG_LEVEL.
 */
import { z } from 'zod';
import { statePaths } from './config.ts';
import { createLog } from './log.ts';
import { Policies } from './policy/policies.ts';
import { servePolicy } from './policy/server.ts';
import { serveSocketMap } from './policy/socketmap.ts';
import { srsMap } from './policy/srs-map.ts';
import { guardOf } from './sending/guard.ts';
import { SendingDb } from './sending/sending-db.ts';

const env = z
  .object({
    RELEVO_STATE_DIR: z.string().default('/var/lib/relevo'),
    RELEVO_POLICY_SOCKET: z.string().default('/var/spool/postfix/private/mailpolicy'),
    RELEVO_SRS_SOCKET: z.string().default('/var/spool/postfix/private/srs'),
    RELEVO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .parse(process.env);

const log = createLog(env.RELEVO_LOG_LEVEL);
const { nodeDb, sendingDb } = statePaths(env.RELEVO_STATE_DIR);
const guard = guardOf(new SendingDb(sendingDb));
const servers = [
  servePolicy(env.RELEVO_POLICY_SOCKET, new Policies(nodeDb), (mail) => guard(mail, new Date()), log),
  serveSocketMap(
    env.RELEVO_SRS_SOCKET,
    srsMap(nodeDb, () => new Date()),
    log,
  ),
];
log.info('policy service listens');

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    for (const server of servers) server.close();
    process.exit(0);
  });
}
