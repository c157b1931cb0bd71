import { z } from 'zod';
import { Secret } from '../secrets/secret.js';

const secret = (min: number) =>
  z
    .string()
    .min(min)
    .transform((value) => new Secret(value));

const flag = (usual: 'yes' | 'no') =>
  z
    .enum(['yes', 'no'])
    .default(usual)
    .transform((value) => value === 'yes');

const Env = z.object({
  /** As relevo_app: not owner, not superuser. */
  DATABASE_URL: z.url(),
  REDIS_URL: z.url(),
  /** What nodes are told to use; defaults to REDIS_URL. */
  NODE_REDIS_URL: z.url().optional(),
  /** The address that browsers see (the web app's), for cookies and links. */
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  /** Where people find the webmail: `{mail}` is the name of the node that serves their company, `{slug}` the company's short name. */
  WEBMAIL_URL: z.string().default('https://{mail}/'),
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: z.coerce.number().int().default(4000),
  /** Second listener, TLS, for agents alone; absent: agents use API_PORT. */
  AGENT_LISTEN: z
    .string()
    .regex(/^[\d.]+:\d+$/)
    .optional(),
  AGENT_TLS_CERT: z.string().optional(),
  AGENT_TLS_KEY: z.string().optional(),
  /** Certificate (with its chain) and key that sign the profiles for Apple devices; absent: profiles are unsigned. */
  PROFILE_CERT: z.string().optional(),
  PROFILE_KEY: z.string().optional(),
  /** Directory of an ACME authority (RFC 8555) that certificates of pairs may come from; absent: the local authority alone. */
  ACME_DIRECTORY: z.url({ protocol: /^https$/ }).optional(),
  /** Whom that authority writes to before a certificate ends. */
  ACME_CONTACT: z.email().optional(),
  /** What to trust that authority by (PEM file), where it is not one that everybody trusts. */
  ACME_CA_FILE: z.string().optional(),
  /** Where mail programs find their settings (`setup.PLATFORM_DOMAIN`): the web's front. */
  SETUP_ADDRESS: z.string().optional(),
  /** Names under which we publish every tenant's records. */
  PLATFORM_DOMAIN: z.string().default('relevo.test'),
  /** `address:port` pairs on which the name server answers. */
  DNS_LISTEN: z.string().default('127.0.0.1:5353'),
  /** Where the live checks ask; the machine's own resolvers when empty. */
  DNS_RESOLVER: z.string().optional(),
  /** Names of our name servers, for domains pointed at us. */
  NAME_SERVERS: z.string().default('ns1.relevo.test,ns2.relevo.test'),
  NAME_SERVER_ADDRESS: z.string().default('127.0.0.1'),
  /** `keyId:base64(32 bytes)`; seals secrets at rest. Several by commas: the first seals, all are read (`npm run seal:rotate`). */
  SEAL_KEY: secret(40),
  /** Signs sessions and seals second factors; several by commas while it changes (`2:new,1:old`, see auth/auth-secrets.ts). */
  AUTH_SECRET: secret(32),
  /** Ranges off the open Internet that outbound requests may reach all the same, by commas: `10.7.0.0/16`. */
  EGRESS_ALLOW: z.string().default(''),
  /** By whom, and how to reach them: at the foot of every e-mail. */
  RELEVO_NAME: z.string().default('Relevo'),
  RELEVO_CONTACT_EMAIL: z.string().default('soporte@relevo.example'),
  RELEVO_CONTACT_PHONE: z.string().default('+541155550100'),
  RELEVO_CONTACT_WHATSAPP: z.string().default('+541155550142'),
  /** `fleet` submits e-mails to a mail node; `capture` keeps them for staff to read, where there is no node. */
  EMAIL_TRANSPORT: z.enum(['fleet', 'capture']).default('fleet'),
  /** Whether a node's certificate must be valid for its name when e-mails are submitted. */
  EMAIL_VERIFY_TLS: flag('yes'),
  /** Keeps what was sent, so that staff can read it in the console. Never in production: it holds links that let people in. */
  EMAIL_KEEP: flag('no'),
  /** Networks (CIDR, comma-separated) that no limit by address counts: monitoring, or an office's own proxy. */
  RATE_LIMIT_EXEMPT: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()])))
    .transform((list) =>
      list.map((cidr) => {
        const [network = '', prefix] = cidr.split('/');
        return { network, prefix: Number(prefix), family: network.includes(':') ? ('ipv6' as const) : ('ipv4' as const) };
      }),
    ),
  /** From this hour of the day (UTC) each mailbox gets its e-mail about the day's quarantine. */
  QUARANTINE_DIGEST_HOUR: z.coerce.number().int().min(0).max(23).default(11),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

export type Config = Readonly<z.infer<typeof Env>>;

/** Reads the environment once, at the start of a process; says every bad variable at once. */
export function loadConfig(raw: NodeJS.ProcessEnv): Config {
  const parsed = Env.safeParse(raw);
  if (!parsed.success) throw new Error(`The environment is not usable:\n${z.prettifyError(parsed.error)}`);
  return Object.freeze(parsed.data);
}

export const CONFIG = Symbol('CONFIG');
