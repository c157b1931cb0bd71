import { z } from 'zod';
import { page } from '../platform/http/paging.js';

const Name = z.string().trim().min(1).max(80);
/** Addresses of the company's mailboxes. */
const Addresses = z.array(z.string().min(3).max(320)).max(500);

export const GroupView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Mailboxes in it. */
  members: z.int(),
  /** It has filters of its own. */
  hasFilters: z.boolean(),
  version: z.int(),
  /** Both nodes run the latest change of its filters. */
  effective: z.boolean(),
});
export type GroupView = z.infer<typeof GroupView>;
export const GroupPage = page(GroupView);

export const CreateGroup = z.object({ name: Name, addresses: Addresses.default([]) });
export type CreateGroup = z.infer<typeof CreateGroup>;
export const RenameGroup = z.object({ name: Name, version: z.int() });
export type RenameGroup = z.infer<typeof RenameGroup>;
export const AddMembers = z.object({ addresses: Addresses.min(1) });
export type AddMembers = z.infer<typeof AddMembers>;

export const GroupJoined = z.object({
  group: GroupView,
  /** Mailboxes that were not in it before. */
  added: z.int(),
  /** Those of them that left another group for it: a mailbox is in one at most. */
  moved: z.array(z.object({ address: z.string(), from: z.string() })),
});
export type GroupJoined = z.infer<typeof GroupJoined>;

export const GroupMember = z.object({ id: z.uuid(), address: z.string(), displayName: z.string() });
export type GroupMember = z.infer<typeof GroupMember>;
export const GroupMemberPage = page(GroupMember);
