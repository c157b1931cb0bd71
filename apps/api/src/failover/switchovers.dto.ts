import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

export const Direction = z.enum(['primary', 'standby']);
export const STEPS = ['names', 'sessions', 'contents', 'resolver'] as const;
export type StepId = (typeof STEPS)[number];

export const SwitchoverStep = z.object({
  /** `names`: our zone changed. `sessions`: clients of the old node were sent to reconnect. `contents`: both nodes hold the same. `resolver`: the outside sees the new address. */
  id: z.enum(STEPS),
  state: z.enum(['waiting', 'running', 'done', 'skipped', 'failed']),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** Since the button. */
  afterMs: z.number().nullable(),
  note: z.string().nullable(),
});
export type SwitchoverStep = z.infer<typeof SwitchoverStep>;

export const SwitchoverView = z.object({
  id: z.uuid(),
  to: Direction,
  scope: z.enum(['tenant', 'pair']),
  reason: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  steps: z.array(SwitchoverStep),
  requestedBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.string().nullable(),
});
export type SwitchoverView = z.infer<typeof SwitchoverView>;
export const SwitchoverPage = page(SwitchoverView);
export const SwitchoverQuery = PageQuery;

export const StartSwitchover = z.object({
  to: Direction,
  reason: z.string().trim().min(3).max(500),
  /** Switch although the target is not ready: what it lacks was shown and is accepted. */
  despite: z.boolean().default(false),
});
export type StartSwitchover = z.infer<typeof StartSwitchover>;

const Check = z.object({
  id: z.enum(['contact', 'fence', 'services', 'filters', 'revision', 'replication', 'lag', 'disk', 'config']),
  /** What it is called. */
  name: z.object({ es: z.string(), en: z.string() }),
  state: z.enum(['ok', 'warn', 'fail']),
  value: z.union([z.number(), z.string()]).nullable(),
  limit: z.number().nullable(),
});
export const NodeReadiness = z.object({
  node: z.string(),
  role: Direction,
  host: z.string(),
  address: z.string(),
  serving: z.boolean(),
  level: z.enum(['ready', 'at_risk', 'not_ready']),
  checks: z.array(Check),
  lastSeenAt: z.string().nullable(),
});
export type NodeReadiness = z.infer<typeof NodeReadiness>;
export const Continuity = z.object({
  serving: Direction,
  /** Client name that moves, and the standby's own that never does. */
  hosts: z.object({ mail: z.string(), mx: z.string(), standby: z.string() }),
  ttlSeconds: z.int(),
  nodes: z.array(NodeReadiness),
  running: SwitchoverView.nullable(),
});
export type Continuity = z.infer<typeof Continuity>;
