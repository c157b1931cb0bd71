import { z } from 'zod';

export const RawLogQuery = z.object({
  /** Up to five words that a line must hold, any case: an address, a queue id, a host. */
  q: z.string().trim().min(3).max(200),
  limit: z.coerce.number().int().min(1).max(2000).default(500),
});
export type RawLogQuery = z.infer<typeof RawLogQuery>;
export const RawLogLines = z.object({
  lines: z.array(z.object({ node: z.string(), text: z.string() })),
  /** There are older ones that were not read. */
  more: z.boolean(),
  /** Nodes that did not answer in time. */
  silent: z.array(z.string()),
});
export type RawLogLines = z.infer<typeof RawLogLines>;
