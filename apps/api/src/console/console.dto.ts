import { COMMAND_KINDS } from '@relevo/agent-protocol';
import { z } from 'zod';
import { page } from '../platform/http/paging.js';

export const NodeView = z.object({
  id: z.uuid(),
  pairId: z.uuid(),
  name: z.string(),
  role: z.enum(['primary', 'standby']),
  host: z.string(),
  address: z.string(),
  /** From where its bulk mail leaves; null: from the same. */
  bulkAddress: z.string().nullable(),
  state: z.enum(['online', 'offline', 'not_enrolled', 'revoked']),
  revision: z.int(),
  head: z.int(),
  agentVersion: z.string().nullable(),
  /** Since when the node signs with the key that it has. */
  keySince: z.iso.datetime().nullable(),
  lastSeenAt: z.string().nullable(),
  versions: z.record(z.string(), z.string()),
  services: z.array(z.object({ name: z.string(), ok: z.boolean(), ms: z.number().nullable(), error: z.string().nullable() })),
  queue: z.object({ active: z.int(), deferred: z.int(), hold: z.int(), incoming: z.int() }).nullable(),
  disk: z.object({ usedBytes: z.number(), totalBytes: z.number() }).nullable(),
  replication: z
    .object({
      leader: z.boolean(),
      dirty: z.int(),
      lagMs: z.number(),
      peerReachable: z.boolean(),
      lastError: z.string().nullable(),
    })
    .nullable(),
  /** What each port shows to who connects, as the node saw it within the minute. */
  certificates: z.array(
    z.object({
      port: z.int(),
      error: z.string().nullable(),
      serial: z.string().nullable(),
      issuer: z.string().nullable(),
      names: z.array(z.string()),
      notAfter: z.iso.datetime().nullable(),
    }),
  ),
  fenced: z.boolean(),
  configError: z.string().nullable(),
});
export type NodeView = z.infer<typeof NodeView>;
export const PairView = z.object({
  id: z.uuid(),
  name: z.string(),
  revision: z.int(),
  version: z.int(),
  tenants: z.int(),
  mailboxes: z.int(),
  promised: z.int(),
  capacity: z.int(),
  onStandby: z.int(),
  nodes: z.array(NodeView),
});
export type PairView = z.infer<typeof PairView>;
export const PairList = z.array(PairView);
export const PairDetail = PairView.extend({
  overrides: z.object({ postfix: z.string(), dovecot: z.string() }),
  messageSizeLimitMb: z.int(),
  dnsblZones: z.array(z.string()),
  greylisting: z.boolean(),
});
const MailNumbers = z.object({
  sent: z.int(),
  received: z.int(),
  bounced: z.int(),
  rejected: z.int(),
  /** Messages in the queues now, and those of them on hold. */
  waiting: z.int(),
  held: z.int(),
  /** Mailboxes whose outgoing mail is held by the platform. */
  contained: z.int(),
});
export const ConsoleMailQuery = z.object({ sort: z.enum(['waiting', 'bounced', 'sent', 'contained']).default('waiting') });
export type ConsoleMailQuery = z.infer<typeof ConsoleMailQuery>;
export const ConsoleMail = z.object({
  totals: MailNumbers,
  /** Companies with any of it today, at most 200. */
  companies: z.array(MailNumbers.extend({ id: z.uuid(), name: z.string() })),
});
export type ConsoleMail = z.infer<typeof ConsoleMail>;

export const BulkAddress = z.object({ address: z.ipv4().nullable() });
export type BulkAddress = z.infer<typeof BulkAddress>;

export const UpdateOverrides = z.object({
  version: z.int(),
  postfix: z.string().max(16_384),
  dovecot: z.string().max(16_384),
  messageSizeLimitMb: z.int().min(1).max(200).optional(),
  /** DNS lists of senders to beware of (RFC 5782), by their zones. */
  dnsblZones: z
    .array(z.string().regex(/^(?=.{1,253}$)([a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}$/))
    .max(10)
    .optional(),
  /** Doubtful mail of unknown senders is put off once (RFC 6647). */
  greylisting: z.boolean().optional(),
});
export type UpdateOverrides = z.infer<typeof UpdateOverrides>;
export const EnrolmentToken = z.object({ token: z.string(), expiresAt: z.string() });

export const ConsoleTenant = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  state: z.string(),
  planId: z.string(),
  /** What the plan was called when the company took it. */
  planName: z.object({ es: z.string(), en: z.string() }).nullable(),
  pair: z.string(),
  serving: z.enum(['primary', 'standby']),
  mailboxes: z.int(),
  mailboxLimit: z.int(),
  domains: z.array(z.string()),
  /** How long the log of its mail is kept, by its plan. */
  logDays: z.int(),
  createdAt: z.iso.datetime(),
});
export const ConsoleTenantPage = page(ConsoleTenant);
export const JobView = z.object({
  id: z.string(),
  kind: z.enum(COMMAND_KINDS),
  target: z.string(),
  state: z.enum(['open', 'done', 'failed']),
  requestedBy: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  error: z.string().nullable(),
  retryable: z.boolean(),
});
export type JobView = z.infer<typeof JobView>;
export const JobPage = page(JobView);
export const ConsoleOverview = z.object({
  nodes: z.object({ online: z.int(), total: z.int(), withConfigError: z.int(), behind: z.int() }),
  tenants: z.int(),
  mailboxes: z.int(),
  onStandby: z.int(),
  openCommands: z.int(),
  failedCommands: z.int(),
  /** E-mails of the platform that were given up in the last week. */
  failedEmails: z.int(),
  /** Changes that some node has not made yet. */
  pendingChanges: z.int(),
});
export const AssumptionList = z.object({
  version: z.int(),
  items: z.array(
    z.object({
      id: z.string(),
      value: z.number(),
      unit: z.string(),
      min: z.number(),
      max: z.number(),
      reason: z.object({ es: z.string(), en: z.string() }),
    }),
  ),
});
export const UpdateAssumption = z.object({ version: z.int(), value: z.number() });
export const SearchResults = z.array(
  z.object({
    kind: z.enum(['tenant', 'domain', 'mailbox', 'node', 'message']),
    id: z.string(),
    label: z.string(),
    tenantId: z.string().nullable(),
    detail: z.string(),
  }),
);
