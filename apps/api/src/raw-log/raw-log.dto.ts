import { LogFile } from '@relevo/agent-protocol';
import { z } from 'zod';

export const RawLogQuery = z.object({
  /** Up to five words that a line must hold, any case: an address, a queue id, a host. */
  q: z.string().trim().min(3).max(200),
  limit: z.coerce.number().int().min(1).max(2000).default(500),
  /** `mail`: what Postfix wrote; `dovecot`: log-ins and deliveries to folders. */
  file: LogFile.default('mail'),
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

/** Without words, all lines of the day that are the tenant's. */
export const LogDownload = z
  .object({
    q: z.string().trim().max(200).default(''),
    /** UTC, as the nodes write. */
    day: z.iso.date().optional(),
    file: LogFile.default('mail'),
  })
  .refine(({ q, day }) => q.length >= 3 || day !== undefined, { path: ['q'], message: 'a word of three letters, or a day' });
export type LogDownload = z.infer<typeof LogDownload>;
export const LogStream = z.object({ q: z.string().trim().max(200).default(''), file: LogFile.default('mail') });
export type LogStream = z.infer<typeof LogStream>;
