/**
 * Imperative acts, run at most once in effect by command id.
 * GET  /agent/v1/commands                 -> Command[] open for this node, oldest first
 * POST /agent/v1/commands/:id/progress    CommandProgress -> 204
 * POST /agent/v1/commands/:id/result      CommandResult   -> 204 (again with the same id: 204, no second effect)
 */
import { z } from 'zod';
import { QuarantineAct, QuarantinedId } from './quarantine.ts';
import { QueueAct, QueueId } from './queue.ts';

/** Postfix writes `mail`, Dovecot's log-ins and deliveries stand in `dovecot`. */
export const LogFile = z.enum(['mail', 'dovecot']);
export type LogFile = z.infer<typeof LogFile>;
/** A file keeps its inode when it is rotated; the offset counts bytes of its text, unpacked. */
export const LogPlace = z.object({ inode: z.int(), offset: z.int().min(0) });
export type LogPlace = z.infer<typeof LogPlace>;
export const LogPortion = z.object({
  lines: z.array(z.string()),
  /** Where to go on. */
  next: LogPlace.nullable(),
  /** Everything that is written so far has been read. */
  done: z.boolean(),
});
export type LogPortion = z.infer<typeof LogPortion>;

export const CommandSpec = z.discriminatedUnion('kind', [
  /** Sync every mailbox of these domains (null: of the pair) with the peer until nothing is dirty. Result: { synced, failed }. */
  z.object({ kind: z.literal('replicate'), domains: z.array(z.string()).nullable() }),
  /** End the sessions of these domains' users (`doveadm kick`), so that clients reconnect by name. Result: { kicked }. */
  z.object({ kind: z.literal('kick'), domains: z.array(z.string()) }),
  /**
   * For so many seconds answer 451 to recipients of these domains, so that senders go on to the other MX at once instead of
   * when their resolver forgets; it ends by itself. 0 ends it now. Result: {}.
   */
  z.object({ kind: z.literal('step_aside'), domains: z.array(z.string()), seconds: z.int().min(0).max(600) }),
  /** Stop taking mail and log-ins from outside until `unfence`. Result: {}. */
  z.object({ kind: z.literal('fence') }),
  z.object({ kind: z.literal('unfence') }),
  /** `postqueue -f`, or one queue id. Result: {}. */
  z.object({ kind: z.literal('flush_queue'), queueId: z.string().nullable() }),
  /** Whole queue as `postqueue -j` says it, newest first, cut at `limit`. Result: { messages: QueueMessage[], total }. */
  z.object({ kind: z.literal('list_queue'), limit: z.int().min(1).max(10_000) }),
  /** Sends a QueueReport now. Result: { messages }. */
  z.object({ kind: z.literal('report_queue') }),
  /** One act on these messages (postsuper(1), `postqueue -i`), and a QueueReport after it. Result: { done, gone }. */
  z.object({ kind: z.literal('queue_act'), act: QueueAct, queueIds: z.array(QueueId).min(1).max(5000) }),
  /** A mailbox's outgoing mail is held: end its sessions, hold what it has in the queue for the outside. Result: { held, ended }. */
  z.object({ kind: z.literal('contain'), address: z.string().max(320) }),
  /** Fetch the sending book now. Result: {}. */
  z.object({ kind: z.literal('refresh_sending') }),
  /** Log lines that contain every needle, oldest first. Result: { lines: string[], more: boolean }. */
  z.object({
    kind: z.literal('search_log'),
    needles: z.array(z.string().min(3).max(200)).min(1).max(5),
    limit: z.int().min(1).max(2000),
    file: LogFile.default('mail'),
  }),
  /**
   * One portion of a log file, oldest first: lines of `day` (null: any) that contain every needle (none: all of them), from a place
   * on; `null` is the start of the oldest file, `end` the end of what is written. Result: LogPortion.
   */
  z.object({
    kind: z.literal('read_log'),
    file: LogFile,
    needles: z.array(z.string().min(3).max(200)).max(5),
    day: z.iso.date().nullable(),
    from: z.union([LogPlace, z.literal('end')]).nullable(),
    limit: z.int().min(1).max(5000),
  }),
  /** Folders and message counts of one mailbox. Result: { folders: [{name, messages, bytes}] }. */
  z.object({ kind: z.literal('mailbox_status'), address: z.string() }),
  /** To the inbox as it is, or gone. Result: { done: [{mailboxId, guid}], gone: [the same] }. */
  z.object({ kind: z.literal('quarantine_act'), act: QuarantineAct, messages: z.array(QuarantinedId).min(1).max(500) }),
  /** One message as it came, in base64, cut at `limit` bytes. Result: { raw, truncated }, or an error when it is not there. */
  z.object({ kind: z.literal('quarantine_look'), message: QuarantinedId, limit: z.int().min(1).max(2_000_000) }),
  /** A page of a folder, newest first, before a uid. Result: { total, messages, next }. */
  z.object({
    kind: z.literal('mailbox_list'),
    address: z.string().max(320),
    folder: z.string().min(1).max(255),
    before: z.int().min(1).nullable(),
    q: z.string().max(200).nullable(),
    limit: z.int().min(1).max(100),
  }),
  /** One message, cut where it gets long. Result: { found } or { found, message, header, raw, truncated }. */
  z.object({
    kind: z.literal('mailbox_message'),
    address: z.string().max(320),
    folder: z.string().min(1).max(255),
    uid: z.int().min(1),
  }),
  /**
   * Notes on the messages of these mailboxes which ones a POP3 program has fetched from this node, and brings the notes level.
   * Result: { marked }.
   */
  z.object({ kind: z.literal('note_fetched'), addresses: z.array(z.string()).max(500) }),
  /** What is older in INBOX goes, or is only counted. Result: RetentionResult. */
  z.object({
    kind: z.literal('retention'),
    dryRun: z.boolean(),
    mailboxes: z
      .array(
        z.object({
          address: z.string(),
          /** By when a message was received (INTERNALDATE). */
          days: z.int().min(1),
          /** What no POP3 program has fetched stays. */
          onlyFetched: z.boolean(),
        }),
      )
      .max(200),
  }),
  /** The mail of a mailbox that is no more, for ever; refused for one that the node runs. Result: { existed }. */
  z.object({ kind: z.literal('purge_mailbox'), tenantId: z.uuid(), mailboxId: z.uuid() }),
  /** Full comparison with /digest now, and mend. Result: { drift: boolean }. */
  z.object({ kind: z.literal('verify') }),
  /** Make a new key and let the old one go. Result: {}. */
  z.object({ kind: z.literal('rotate_key') }),
]);
export type CommandSpec = z.infer<typeof CommandSpec>;
export const COMMAND_KINDS = CommandSpec.options.map(({ shape }) => shape.kind.value);

export const RetentionResult = z.object({
  mailboxes: z.array(
    z.object({
      address: z.string(),
      messages: z.int(),
      bytes: z.int(),
      /** Old enough, and kept because nobody has fetched it. */
      waiting: z.int(),
      error: z.string().nullable(),
    }),
  ),
});
export type RetentionResult = z.infer<typeof RetentionResult>;

export const Command = z.object({ id: z.uuid(), spec: CommandSpec, createdAt: z.iso.datetime() });
export type Command = z.infer<typeof Command>;
export const CommandList = z.array(Command);

export const CommandProgress = z.object({
  done: z.number().min(0),
  total: z.number().min(0).nullable(),
  note: z.string().max(500),
});
export const CommandResult = z.object({
  ok: z.boolean(),
  result: z.record(z.string(), z.unknown()),
  error: z.string().max(4000).nullable(),
});
export type CommandResult = z.infer<typeof CommandResult>;
