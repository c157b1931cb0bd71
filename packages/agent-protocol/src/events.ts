/**
 * POST /agent/v1/events  EventBatch (gzip allowed)  -> EventAck
 * At least once from the agent, exactly once in effect: the API keeps the last `position` it took per (node, stream)
 * and skips events at or before it. A batch whose `from` is after that position answers 409 with the position, and the
 * agent starts again from there if it still can.
 */
import { z } from 'zod';

/** Grows for ever on one node and stream: `epoch` (number of the file, by first sight) times 2^40 plus the byte offset after the line. */
export const Position = z.int().min(0);

const common = {
  position: Position,
  at: z.iso.datetime(),
  queueId: z.string().max(40),
};

/** One attempt for one recipient, as in the log, with what the queue id's earlier lines said. */
export const DeliveryEvent = z.object({
  ...common,
  type: z.literal('delivery'),
  status: z.enum(['sent', 'deferred', 'bounced', 'expired']),
  /** `inbound` ended in a mailbox here (LMTP), `outbound` went to another host, `handover` went on under `nextQueueId` or to a filter. */
  via: z.enum(['lmtp', 'smtp', 'other']),
  sender: z.string().max(320),
  recipient: z.string().max(320),
  originalRecipient: z.string().max(320).nullable(),
  messageId: z.string().max(998).nullable(),
  size: z.int().nullable(),
  /** Client that handed the message in, `name[address]`. */
  client: z.string().max(400).nullable(),
  saslUser: z.string().max(320).nullable(),
  relay: z.string().max(400).nullable(),
  delaySeconds: z.number().nullable(),
  /** RFC 3463. */
  enhancedCode: z.string().max(20).nullable(),
  /** The destination's reply, or Postfix's own words, whole. */
  reply: z.string().max(4000),
  /** Dovecot's LMTP session, when the reply names one: the join with its log. */
  lmtpSession: z.string().max(60).nullable(),
  /** Under which queue id it came here first, when it is being forwarded. */
  origQueueId: z.string().max(40).optional(),
});
export const ReceivedEvent = z.object({
  ...common,
  type: z.literal('received'),
  sender: z.string().max(320),
  /** Recipients known when the message entered the queue (may be empty: qmgr gives a count alone). */
  recipientCount: z.int(),
  messageId: z.string().max(998).nullable(),
  size: z.int().nullable(),
  client: z.string().max(400).nullable(),
  saslUser: z.string().max(320).nullable(),
  origQueueId: z.string().max(40).optional(),
});
/** Refused in the SMTP dialogue. */
export const RejectedEvent = z.object({
  ...common,
  type: z.literal('rejected'),
  sender: z.string().max(320),
  recipient: z.string().max(320).nullable(),
  client: z.string().max(400).nullable(),
  saslUser: z.string().max(320).nullable(),
  reply: z.string().max(4000),
});
/** What rspamd thought of a message, once for each recipient of the envelope. */
export const FilteredEvent = z.object({
  ...common,
  type: z.literal('filtered'),
  sender: z.string().max(320),
  recipient: z.string().max(320),
  messageId: z.string().max(998).nullable(),
  size: z.int().nullable(),
  client: z.string().max(400).nullable(),
  saslUser: z.string().max(320).nullable(),
  score: z.number().nullable(),
  /** What became of it; `virus` and `spam` are refusals. */
  verdict: z.enum(['clean', 'junk', 'quarantine', 'spam', 'virus', 'denied', 'refused', 'later']),
  /** Names that added to the score, the heaviest first, by blanks. */
  symbols: z.string().max(2000),
});
/** Put into a folder, by delivery and a person's own filters. */
export const StoredEvent = z.object({
  ...common,
  type: z.literal('stored'),
  recipient: z.string().max(320),
  messageId: z.string().max(998),
  folder: z.string().max(255),
  lmtpSession: z.string().max(60).nullable(),
});
/** Read for the first time by a mail program. */
export const FetchedEvent = z.object({
  ...common,
  type: z.literal('fetched'),
  recipient: z.string().max(320),
  messageId: z.string().max(998),
  folder: z.string().max(255),
  protocol: z.enum(['imap', 'pop3']),
});
/** A report that arrived as mail says that a recipient did not get a message (RFC 3464). Anybody can write one. */
export const ReportEvent = z.object({
  ...common,
  type: z.literal('report'),
  /** To whom it came: if it is true, the envelope sender of that message. */
  to: z.string().max(320),
  messageId: z.string().min(1).max(998),
  recipient: z.string().max(320),
  /** As the message was addressed, where the report says so. */
  originalRecipient: z.string().max(320).nullable(),
  enhancedCode: z.string().max(20).nullable(),
  reply: z.string().max(4000),
  /** Who brought it, `name[address]`, with the name that DNS confirms or `unknown`. */
  client: z.string().max(400).nullable(),
});
/** A message that leaves by the way for bulk mail, and what it says of itself. Once for each message, whatever its recipients. */
export const BulkEvent = z.object({
  ...common,
  type: z.literal('bulk'),
  /** Of the envelope: a mailbox for bulk mail or an alias that is its alone, written by a log-in that may. */
  sender: z.string().max(320),
  messageId: z.string().min(1).max(998),
  /** With what differs from one recipient to the next left out. */
  subject: z.string().max(200),
  /** List-ID (RFC 2919). */
  list: z.string().max(255).nullable(),
  /** `one_click`: with an https address and List-Unsubscribe-Post (RFC 8058); `present`: some other way (RFC 2369). */
  unsubscribe: z.enum(['none', 'present', 'one_click']),
  /** Whether the node signed it; its DKIM signature covers both headers where they are there. */
  signed: z.boolean(),
});
/** A log-in, from Dovecot or from SASL. */
export const LoginEvent = z.object({
  position: Position,
  at: z.iso.datetime(),
  type: z.literal('login'),
  address: z.string().max(320),
  protocol: z.enum(['imap', 'pop3', 'smtp', 'sieve', 'webmail']),
  ok: z.boolean(),
  remote: z.string().max(64).nullable(),
  tls: z.boolean(),
  /** The app password that let it in, where Dovecot knows. */
  appPassword: z.uuid().optional(),
});
/** With which app password a program sent. The log-in itself is told by a log that does not know. */
export const AppPasswordEvent = z.object({
  position: Position,
  at: z.iso.datetime(),
  type: z.literal('app_password'),
  address: z.string().max(320),
  protocol: z.literal('smtp'),
  remote: z.string().max(64).nullable(),
  appPassword: z.uuid(),
});
export const LogEvent = z.discriminatedUnion('type', [
  DeliveryEvent,
  ReceivedEvent,
  RejectedEvent,
  FilteredEvent,
  StoredEvent,
  FetchedEvent,
  ReportEvent,
  BulkEvent,
  LoginEvent,
  AppPasswordEvent,
]);
export type DeliveryEvent = z.infer<typeof DeliveryEvent>;
export type ReceivedEvent = z.infer<typeof ReceivedEvent>;
export type RejectedEvent = z.infer<typeof RejectedEvent>;
export type FilteredEvent = z.infer<typeof FilteredEvent>;
export type StoredEvent = z.infer<typeof StoredEvent>;
export type FetchedEvent = z.infer<typeof FetchedEvent>;
export type ReportEvent = z.infer<typeof ReportEvent>;
export type BulkEvent = z.infer<typeof BulkEvent>;
export type LoginEvent = z.infer<typeof LoginEvent>;
export type AppPasswordEvent = z.infer<typeof AppPasswordEvent>;
export type LogEvent = z.infer<typeof LogEvent>;

export const EventBatch = z.object({
  stream: z.enum(['postfix', 'dovecot', 'rspamd']),
  /** Position before the first event; `to` is the position read up to, events or not. */
  from: Position,
  to: Position,
  events: z.array(LogEvent).max(5000),
});
export type EventBatch = z.infer<typeof EventBatch>;
export const EventAck = z.object({ position: Position });
