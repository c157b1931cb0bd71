import { z } from 'zod';

export const AGENT_VERSION = '0.1.0';

const Env = z.object({
  RELEVO_API_URL: z.url(),
  RELEVO_CA_FILE: z.string().optional(),
  /** First start only; spent afterwards. */
  RELEVO_ENROLMENT_TOKEN: z.string().optional(),
  /** Where the queue is now, when it has moved since the enrolment. */
  RELEVO_REDIS_URL: z.url().optional(),
  RELEVO_STATE_DIR: z.string().default('/var/lib/relevo'),
  RELEVO_POLL_MS: z.coerce.number().int().min(500).default(5000),
  RELEVO_VERIFY_MS: z.coerce.number().int().min(1000).default(300_000),
  RELEVO_HEALTH_MS: z.coerce.number().int().min(500).default(5000),
  /** Age at which the node's key is changed. */
  RELEVO_KEY_DAYS: z.coerce.number().positive().default(30),
  RELEVO_SERVICE_COMMAND: z.string().default('/usr/local/sbin/relevo-service'),
  RELEVO_TLS_CERT: z.string().optional(),
  RELEVO_TLS_KEY: z.string().optional(),
  RELEVO_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Reads the environment once; everything inside trusts the result. */
export const loadConfig = (raw: NodeJS.ProcessEnv) => {
  const env = Env.parse(raw);
  return Object.freeze({
    apiUrl: new URL(env.RELEVO_API_URL),
    caFile: env.RELEVO_CA_FILE ?? null,
    redisUrl: env.RELEVO_REDIS_URL ?? null,
    enrolmentToken: env.RELEVO_ENROLMENT_TOKEN || null,
    pollMs: env.RELEVO_POLL_MS,
    verifyMs: env.RELEVO_VERIFY_MS,
    healthMs: env.RELEVO_HEALTH_MS,
    keyDays: env.RELEVO_KEY_DAYS,
    serviceCommand: env.RELEVO_SERVICE_COMMAND,
    tls: env.RELEVO_TLS_CERT && env.RELEVO_TLS_KEY ? { cert: env.RELEVO_TLS_CERT, key: env.RELEVO_TLS_KEY } : null,
    logLevel: env.RELEVO_LOG_LEVEL,
    paths: statePaths(env.RELEVO_STATE_DIR),
  });
};
export type Config = ReturnType<typeof loadConfig>;

/** Where the agent keeps things. Only `maps` and `dkim` are for others to read. */
export const statePaths = (root: string) =>
  Object.freeze({
    root,
    privateKey: `${root}/node.key`,
    identity: `${root}/identity.json`,
    /** Group mailmap: Postfix, Dovecot and the policy service read it. A directory of its own, since WAL readers must be able to write there. */
    maps: `${root}/maps`,
    nodeDb: `${root}/maps/node.db`,
    /** Owner _rspamd. */
    dkim: `${root}/dkim`,
    /** The agent's own memory: cursors, finished commands, sync states. */
    agentDb: `${root}/agent.db`,
    /** What mailboxes send; the policy service writes it, and the agent. */
    sendingDb: `${root}/sending.db`,
    staging: `${root}/staging`,
    pendingReload: `${root}/pending-reload`,
  });
export type StatePaths = ReturnType<typeof statePaths>;
