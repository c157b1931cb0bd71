/** The one table of who may do what; guards, menus, the OpenAPI document and docs/roles.md all come from it. */
export const TENANT_ROLES = ['owner', 'admin', 'technical', 'billing', 'viewer'] as const;
export type TenantRole = (typeof TENANT_ROLES)[number];
export const STAFF_ROLES = ['administrator', 'operator', 'support', 'billing'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const everyone = TENANT_ROLES;
const keepers = ['owner', 'admin', 'technical'] as const;

export const TENANT_PERMISSIONS = {
  'tenant:read': everyone,
  'mailbox:read': ['owner', 'admin', 'technical', 'viewer'],
  'mailbox:create': keepers,
  'mailbox:update': keepers,
  /** Setting a mailbox's password is a way into its mail, so it is a right of its own. */
  'mailbox:password': keepers,
  'mailbox:delete': ['owner', 'admin'],
  'domain:read': ['owner', 'admin', 'technical', 'viewer'],
  'domain:update': keepers,
  'domain:delete': ['owner', 'admin'],
  'filter:read': ['owner', 'admin', 'technical', 'viewer'],
  'filter:update': keepers,
  'quarantine:read': ['owner', 'admin', 'technical', 'viewer'],
  /** Letting mail out of quarantine, or deleting it. */
  'quarantine:act': keepers,
  'trace:read': ['owner', 'admin', 'technical', 'viewer'],
  'queue:read': ['owner', 'admin', 'technical', 'viewer'],
  /** Holding, releasing, trying again and deleting what waits in the queue. */
  'queue:act': keepers,
  /** Whom not to write to for a while. */
  'suppression:update': keepers,
  'continuity:read': ['owner', 'admin', 'technical', 'viewer'],
  'switchover:start': ['owner', 'admin', 'technical'],
  'audit:read': ['owner', 'admin'],
  'member:read': ['owner', 'admin', 'technical'],
  'member:invite': ['owner', 'admin'],
  'member:update': ['owner', 'admin'],
  'member:remove': ['owner', 'admin'],
  /** Looking into somebody's mailbox; each look leaves a trace that its user sees. */
  'mailbox:look': ['owner'],
  'apikey:read': ['owner', 'admin'],
  'apikey:manage': ['owner', 'admin'],
} as const satisfies Record<string, readonly TenantRole[]>;
export type TenantPermission = keyof typeof TENANT_PERMISSIONS;

export const STAFF_PERMISSIONS = {
  'console:read': STAFF_ROLES,
  'console:audit': ['administrator', 'operator', 'support'],
  /** Queue, bounces and traces over all companies, with the addresses in them; each company reads who looked. */
  'console:mail': ['administrator', 'operator', 'support'],
  /** Acting for a company, with a reason and for half an hour. */
  'tenant:impersonate': ['administrator', 'operator', 'support'],
  'fleet:operate': ['administrator', 'operator'],
  'catalogue:update': ['administrator'],
  'job:retry': ['administrator', 'operator'],
  'alarm:close': ['administrator', 'operator', 'support'],
  'email:read': ['administrator'],
  /** How bounces are read, for every company. */
  'bounce:correct': ['administrator', 'operator', 'support'],
} as const satisfies Record<string, readonly StaffRole[]>;
export type StaffPermission = keyof typeof STAFF_PERMISSIONS;

/**
 * What staff may do while acting for a company, at most; the role of the person whose place they take narrows it further.
 * Nothing here makes a secret appear (a password, a one-time link, a key) or touches people and their factors.
 */
export const IMPERSONATED_PERMISSIONS = [
  'tenant:read',
  'mailbox:read',
  'mailbox:update',
  'mailbox:look',
  'domain:read',
  'domain:update',
  'filter:read',
  'filter:update',
  'quarantine:read',
  'quarantine:act',
  'trace:read',
  'queue:read',
  'queue:act',
  'suppression:update',
  'continuity:read',
  'switchover:start',
  'audit:read',
] as const satisfies readonly TenantPermission[];

/** What an API key can be given; never rights over people, keys or the inside of mailboxes. */
export const KEY_PERMISSIONS = [
  'tenant:read',
  'mailbox:read',
  'mailbox:create',
  'mailbox:update',
  'mailbox:password',
  'mailbox:delete',
  'domain:read',
  'domain:update',
  'filter:read',
  'filter:update',
  'quarantine:read',
  'quarantine:act',
  'trace:read',
  'queue:read',
  'queue:act',
  'continuity:read',
  'switchover:start',
  'audit:read',
] as const satisfies readonly TenantPermission[];
export type KeyPermission = (typeof KEY_PERMISSIONS)[number];

export const impersonatorMay = (as: TenantRole, permission: TenantPermission): boolean =>
  (IMPERSONATED_PERMISSIONS as readonly TenantPermission[]).includes(permission) && tenantMay(as, permission);
export const keyMay = (given: readonly string[], maker: TenantRole, permission: TenantPermission): boolean =>
  (KEY_PERMISSIONS as readonly TenantPermission[]).includes(permission) &&
  given.includes(permission) &&
  tenantMay(maker, permission);

export const tenantMay = (role: TenantRole, permission: TenantPermission): boolean =>
  (TENANT_PERMISSIONS[permission] as readonly TenantRole[]).includes(role);
export const staffMay = (role: StaffRole, permission: StaffPermission): boolean =>
  (STAFF_PERMISSIONS[permission] as readonly StaffRole[]).includes(role);

export const permissionsOf = (role: TenantRole): TenantPermission[] =>
  (Object.keys(TENANT_PERMISSIONS) as TenantPermission[]).filter((permission) => tenantMay(role, permission));
export const staffPermissionsOf = (role: StaffRole): StaffPermission[] =>
  (Object.keys(STAFF_PERMISSIONS) as StaffPermission[]).filter((permission) => staffMay(role, permission));
