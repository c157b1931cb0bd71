import { randomUUID } from 'node:crypto';

declare const brand: unique symbol;
type Id<N extends string> = string & { readonly [brand]: N };
export type TenantId = Id<'Tenant'>;
export type PairId = Id<'Pair'>;
export type NodeId = Id<'Node'>;
export type UserId = Id<'User'>;
export type DomainId = Id<'Domain'>;
export type MailboxId = Id<'Mailbox'>;
export type AliasId = Id<'Alias'>;
export type ListId = Id<'List'>;
export type GroupId = Id<'Group'>;
export type AppPasswordId = Id<'AppPassword'>;
export type SwitchoverId = Id<'Switchover'>;
export type CommandId = Id<'Command'>;

/** UUIDv7 (RFC 9562 section 5.7): grows with time, so new rows land at the end of an index. */
export function newId<T extends string>(now = Date.now()): T {
  const hex = now.toString(16).padStart(12, '0');
  const random = randomUUID();
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${random.slice(15)}` as T;
}
