/**
 * GET /agent/v1/changes?after=N[&limit=L]   -> Changes
 * GET /agent/v1/state                       -> PairState (whole; for a new node and to mend drift)
 * GET /agent/v1/digest                      -> { revision, digest } of the whole desired state
 * POST /agent/v1/receipts  Receipt          -> 204
 */
import { z } from 'zod';
import { AliasRecord, DomainRecord, ListRecord, MailboxRecord, PairRecord } from './state.ts';

/**
 * The records touched by revisions `after < r <= to`, as they are now (never older than `to`).
 * Applying them in one transaction and writing `to` brings a node from `after` to `to`.
 */
export const Changes = z.object({
  after: z.int().min(0),
  to: z.int().min(0),
  /** The pair's newest revision; `to < head` means: ask again at once. */
  head: z.int().min(0),
  upserts: z.object({
    pair: PairRecord.nullable(),
    domains: z.array(DomainRecord),
    mailboxes: z.array(MailboxRecord),
    aliases: z.array(AliasRecord),
    lists: z.array(ListRecord),
  }),
  /** Ids of records that no longer exist. Delete before upserting: an address may have moved to a new id. */
  deletes: z.object({
    domains: z.array(z.uuid()),
    mailboxes: z.array(z.uuid()),
    aliases: z.array(z.uuid()),
    lists: z.array(z.uuid()),
  }),
});
export type Changes = z.infer<typeof Changes>;

/** Proof that this node runs `revision`. `refused`: a checker said no and nothing was swapped; `rolled_back`: the reload failed. */
export const Receipt = z.object({
  revision: z.int().min(0),
  outcome: z.enum(['applied', 'refused', 'rolled_back']),
  appliedAt: z.iso.datetime(),
  /** From the fetch of the change to its commit on the node. */
  tookMs: z.number().min(0),
  /** The checker's own words when the outcome is not `applied`. */
  why: z.string().max(8000).nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

/** BullMQ, queue `{node-<id>}`: the one job that wakes the agent. Losing it costs one poll interval. */
export const ConvergeJob = z.object({ revision: z.int().min(0) });
export const CommandJob = z.object({ commandId: z.uuid() });
export const NODE_JOBS = { converge: ConvergeJob, command: CommandJob } as const;
export const nodeQueueName = (nodeId: string): string => `{node-${nodeId}}`;

export const DigestAnswer = z.object({ revision: z.int(), digest: z.string() });
export type DigestAnswer = z.infer<typeof DigestAnswer>;
