import { z } from 'zod';

const Figures = z.object({ received: z.int(), sent: z.int(), deferred: z.int(), bounced: z.int(), rejected: z.int() });
export const Overview = z.object({
  tenant: z.object({ id: z.uuid(), name: z.string(), slug: z.string(), planId: z.string(), mailboxLimit: z.int() }),
  serving: z.enum(['primary', 'standby']),
  /** `mail`: what programs use, before and after the domain moves. `standby`: the spare, under its own name. */
  hosts: z.object({ mail: z.string(), standby: z.string() }),
  nodes: z.array(
    z.object({
      name: z.string(),
      role: z.enum(['primary', 'standby']),
      host: z.string(),
      address: z.string(),
      online: z.boolean(),
      upToDate: z.boolean(),
      lastSeenAt: z.string().nullable(),
    }),
  ),
  mailboxes: z.object({ total: z.int(), people: z.int(), roles: z.int(), suspended: z.int(), withoutPassword: z.int() }),
  /** Four fifths of their space, or more: how many, and the fullest. */
  nearFull: z.object({
    total: z.int(),
    fullest: z.array(z.object({ id: z.uuid(), address: z.string(), percent: z.int() })),
  }),
  today: Figures,
  /** Mean of the seven days before. */
  usualDay: Figures,
  domains: z.array(
    z.object({ id: z.uuid(), name: z.string(), dnsMode: z.enum(['ours', 'outside']), lastCheckAt: z.string().nullable() }),
  ),
});
export type Overview = z.infer<typeof Overview>;

export const PlanStep = z.object({
  kind: z.enum(['pre_create', 'hand_over', 'migrate', 'lower_ttl', 'switch_dns', 'verify']),
  doneAt: z.string().nullable(),
  /** What was seen that ticks it off, or how far it is. */
  fact: z.record(z.string(), z.unknown()).nullable(),
});
export type PlanStep = z.infer<typeof PlanStep>;
export const PlanOfAction = z.array(PlanStep);
