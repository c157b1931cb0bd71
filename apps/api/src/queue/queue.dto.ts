import { QueueAct, QueueId } from '@relevo/agent-protocol';
import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

export const QueueFilter = z.object({
  queue: z.enum(['active', 'deferred', 'hold', 'incoming']).optional(),
  provider: z.string().max(253).optional(),
  domain: z.string().toLowerCase().max(253).optional(),
  sender: z.string().toLowerCase().max(320).optional(),
  class: z.string().max(40).optional(),
  label: z.string().max(40).optional(),
  /** Part of a sender or recipient, or a queue id. */
  q: z.string().trim().max(320).optional(),
});
export type QueueFilter = z.infer<typeof QueueFilter>;
/** In `before`: the page with the oldest messages. */
export const OLDEST = 'oldest';
export const QueueQuery = PageQuery.extend(QueueFilter.shape).extend({
  /** A `previousCursor`, or `oldest`; in the place of `cursor`. */
  before: z.string().max(400).optional(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

export const QueueMessageView = z.object({
  /** Names the message in acts. */
  id: z.string(),
  queueId: z.string(),
  node: z.string(),
  queue: z.enum(['active', 'deferred', 'hold', 'incoming']),
  direction: z.enum(['in', 'out', 'inside']),
  sender: z.string(),
  /** Those that still wait, at most five. */
  recipients: z.array(z.string()),
  recipientCount: z.int(),
  size: z.int().nullable(),
  arrivedAt: z.iso.datetime(),
  lastAttemptAt: z.iso.datetime().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  givenUpAt: z.iso.datetime(),
  tries: z.int(),
  reason: z.string().nullable(),
  bounceClass: z.string().nullable(),
  bounceLabel: z.string().nullable(),
  provider: z.string(),
  /** The message's way, under /trace. */
  traceKey: z.string(),
});
export type QueueMessageView = z.infer<typeof QueueMessageView>;
/** The page after this one is older, the one before it newer; a page keeps its place while messages come and go. */
export const queuePage = <T extends z.ZodType>(item: T) => page(item).extend({ previousCursor: z.string().nullable() });
export const QueuePage = queuePage(QueueMessageView);

export const QueueGroupQuery = QueueFilter.extend({ by: z.enum(['provider', 'domain', 'sender', 'label']).default('provider') });
export type QueueGroupQuery = z.infer<typeof QueueGroupQuery>;
/** Over all companies; senders are people, and are seen in the list alone. */
export const StaffQueueGroupQuery = QueueFilter.extend({
  by: z.enum(['provider', 'domain', 'label', 'company']).default('provider'),
});
export type StaffQueueGroupQuery = z.infer<typeof StaffQueueGroupQuery>;
export const QueueGroup = z.object({
  key: z.string(),
  messages: z.int(),
  recipients: z.int(),
  held: z.int(),
  oldestAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().nullable(),
  /** A reply of the kind that is most frequent among them. */
  reason: z.string().nullable(),
  bounceClass: z.string().nullable(),
  bounceLabel: z.string().nullable(),
});
export type QueueGroup = z.infer<typeof QueueGroup>;
export const QueueGroups = z.object({
  messages: z.int(),
  recipients: z.int(),
  held: z.int(),
  oldestAt: z.iso.datetime().nullable(),
  groups: z.array(QueueGroup),
});

/** Either messages by name or all that a filter names. */
export const QueueChoice = z
  .object({ ids: z.array(z.string().max(90)).min(1).max(5000).optional(), filter: QueueFilter.optional() })
  .refine((choice) => (choice.ids === undefined) !== (choice.filter === undefined), 'ids or filter, one of them');
export type QueueChoice = z.infer<typeof QueueChoice>;
export const QueuePreview = z.object({
  messages: z.int(),
  recipients: z.int(),
  held: z.int(),
  oldestAt: z.iso.datetime().nullable(),
  /** Messages that are another company's as well: those can be tried again, and nothing else. */
  shared: z.int(),
  senders: z.array(z.object({ key: z.string(), messages: z.int() })),
  destinations: z.array(z.object({ key: z.string(), messages: z.int() })),
});
export type QueuePreview = z.infer<typeof QueuePreview>;
export const QueueActBody = z.object({
  act: QueueAct,
  choice: QueueChoice,
  /** How many messages the person was told; more than that is refused. */
  expected: z.int().min(1).optional(),
});
export type QueueActBody = z.infer<typeof QueueActBody>;
export const QueueActAnswer = z.object({ messages: z.int(), left: z.int() });

const Named = z.tuple([z.uuid(), QueueId]);
/** `node.queueId`, or null when it is none of ours. */
export function parseMessageId(id: string): { nodeId: string; queueId: string } | null {
  const parsed = Named.safeParse(id.split('.'));
  return parsed.success ? { nodeId: parsed.data[0], queueId: parsed.data[1] } : null;
}
