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
  'mailbox:delete': ['owner', 'admin'],
  'domain:read': ['owner', 'admin', 'technical', 'viewer'],
  'domain:update': keepers,
  'trace:read': ['owner', 'admin', 'technical', 'viewer'],
  'continuity:read': ['owner', 'admin', 'technical', 'viewer'],
  'switchover:start': ['owner', 'admin', 'technical'],
  'audit:read': ['owner', 'admin'],
  /** Looking into somebody's mailbox; each look leaves a trace that its user sees. */
  'mailbox:look': ['owner'],
} as const satisfies Record<string, readonly TenantRole[]>;
export type TenantPermission = keyof typeof TENANT_PERMISSIONS;

export const STAFF_PERMISSIONS = {
  'console:read': STAFF_ROLES,
  'fleet:operate': ['administrator', 'operator'],
  'catalogue:update': ['administrator'],
  'job:retry': ['administrator', 'operator'],
  'alarm:close': ['administrator', 'operator', 'support'],
  'email:read': ['administrator'],
} as const satisfies Record<string, readonly StaffRole[]>;
export type StaffPermission = keyof typeof STAFF_PERMISSIONS;

export const tenantMay = (role: TenantRole, permission: TenantPermission): boolean =>
  (TENANT_PERMISSIONS[permission] as readonly TenantRole[]).includes(role);
export const staffMay = (role: StaffRole, permission: StaffPermission): boolean =>
  (STAFF_PERMISSIONS[permission] as readonly StaffRole[]).includes(role);

export const permissionsOf = (role: TenantRole): TenantPermission[] =>
  (Object.keys(TENANT_PERMISSIONS) as TenantPermission[]).filter((permission) => tenantMay(role, permission));
export const staffPermissionsOf = (role: StaffRole): StaffPermission[] =>
  (Object.keys(STAFF_PERMISSIONS) as StaffPermission[]).filter((permission) => staffMay(role, permission));
