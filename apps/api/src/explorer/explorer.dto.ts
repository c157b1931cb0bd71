import { z } from 'zod';

/** Why somebody looks; it stands in the audit log and in front of the mailbox's own person. */
export const StartLook = z.object({ why: z.string().trim().min(8).max(300) });
export type StartLook = z.infer<typeof StartLook>;
export const StartedLook = z.object({ id: z.uuid(), address: z.string(), endsAt: z.iso.datetime() });
export type StartedLook = z.infer<typeof StartedLook>;

export const FolderList = z.object({
  folders: z.array(z.object({ name: z.string(), messages: z.int(), bytes: z.int() })),
});
export type FolderList = z.infer<typeof FolderList>;

const Uid = z.coerce.number().int().min(1).max(4_294_967_295);
const Folder = z.string().min(1).max(255).default('INBOX');
export const MessagesQuery = z.object({
  folder: Folder,
  /** Messages before this one; absent: the newest. */
  before: Uid.optional(),
  /** Words in From, To or Subject. */
  q: z.string().trim().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type MessagesQuery = z.infer<typeof MessagesQuery>;
export const FolderMessage = z.object({
  uid: z.int(),
  receivedAt: z.iso.datetime(),
  size: z.int(),
  seen: z.boolean(),
  answered: z.boolean(),
  flagged: z.boolean(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
});
export const FolderMessages = z.object({
  /** In the folder, found or not. */
  total: z.int(),
  items: z.array(FolderMessage),
  next: z.int().nullable(),
});
export type FolderMessages = z.infer<typeof FolderMessages>;

export const MessageQuery = z.object({
  folder: Folder,
  /** No message has number 0 (RFC 3501 section 2.3.1.1). */
  uid: z.coerce.number().int().min(0).max(4_294_967_295).default(0),
});
export type MessageQuery = z.infer<typeof MessageQuery>;
/** Text alone: HTML becomes text with the true target of each link beside it, nothing is fetched, attachments are named. */
export const MessageContent = FolderMessage.extend({
  date: z.string(),
  text: z.string(),
  header: z.string(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.int() })),
  truncated: z.boolean(),
});
export type MessageContent = z.infer<typeof MessageContent>;
