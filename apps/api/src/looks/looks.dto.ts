import { z } from 'zod';
import { page } from '../platform/http/paging.js';

/** The parts of a mailbox that can be looked into. */
export const LOOKED_AT = ['folders', 'messages', 'headers', 'content', 'settings'] as const;
export type LookedAt = (typeof LOOKED_AT)[number];

export const LookView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  who: z.string(),
  /** Of Relevo's staff, not of the company. */
  staff: z.boolean(),
  what: z.enum(LOOKED_AT),
  why: z.string(),
});
export type LookView = z.infer<typeof LookView>;
export const LookPage = page(LookView);
