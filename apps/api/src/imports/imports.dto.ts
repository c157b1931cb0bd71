import { z } from 'zod';

export const StartImport = z.object({ csv: z.string().min(1) });
export type StartImport = z.infer<typeof StartImport>;
export const ImportView = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'done', 'failed']),
  total: z.int(),
  created: z.int(),
  rejected: z.array(z.object({ line: z.int(), address: z.string(), code: z.string(), message: z.string() })),
  startedAt: z.iso.datetime(),
  finishedAt: z.string().nullable(),
  /** The pair's revision with the last of its rows; active when both nodes reach it. */
  revision: z.int().nullable(),
  active: z.boolean(),
});
export type ImportView = z.infer<typeof ImportView>;
/** `linkKey` is shown here and never again: with it the one-time links of this import can be had. */
export const StartedImport = ImportView.extend({ linkKey: z.string() });
export const ImportLinks = z.array(z.object({ address: z.string(), url: z.string() }));
