/** POST /agent/v1/queue  QueueReport (gzip allowed) -> 204: the whole queue as `postqueue -j` says it, when asked to, and now and then. */
import { z } from 'zod';

export const QueueReport = z.object({
  /** Before the listing began: what the log says later is newer. */
  at: z.iso.datetime(),
  /** False when it was cut: what is missing may still be there. */
  complete: z.boolean(),
  messages: z
    .array(
      z.object({
        queueId: z.string().max(40),
        queue: z.enum(['incoming', 'active', 'deferred', 'hold']),
        arrivedAt: z.iso.datetime(),
        size: z.int().min(0),
        sender: z.string().max(320),
        /** What the log said of how it came in; both null when it said nothing: then nobody has proved that it is his. */
        saslUser: z.string().max(320).nullable(),
        client: z.string().max(400).nullable(),
        recipients: z.array(z.object({ address: z.string().max(320), reason: z.string().max(2000).nullable() })).max(5000),
      }),
    )
    .max(60_000),
});
export type QueueReport = z.infer<typeof QueueReport>;

export const QueueAct = z.enum(['hold', 'release', 'retry', 'delete']);
export type QueueAct = z.infer<typeof QueueAct>;
export const QueueId = z.string().regex(/^[0-9A-Za-z]{5,40}$/);
