import { readFileSync } from 'node:fs';
import type { STAFF_PERMISSIONS, TENANT_PERMISSIONS } from '../../../apps/api/src/auth/roles.ts';
import { stack } from '../../stack/stack.ts';

type Access =
  | { kind: 'public' }
  | { kind: 'signed_in'; self?: true }
  | { kind: 'mailbox' }
  | { kind: 'tenant'; permission: keyof typeof TENANT_PERMISSIONS }
  | { kind: 'staff'; permission: keyof typeof STAFF_PERMISSIONS };
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly access: Access | undefined;
  readonly takesBody: boolean;
}
const document: { paths: Record<string, Record<string, { 'x-access'?: Access; requestBody?: unknown }>> } = JSON.parse(
  readFileSync(new URL('../../../packages/contract/openapi.json', import.meta.url), 'utf8'),
);
/** Of the contract, each with who may call it. */
export const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    access: operation['x-access'],
    takesBody: operation.requestBody !== undefined,
  })),
);
export const nameOf = (operation: Operation) => `${operation.method} ${operation.path}`;

/** With what a caller shows: a cookie, or `Bearer` and a key. */
export function send(method: string, path: string, cookie: string | null, body?: unknown, linkKey = 'no-key'): Promise<Response> {
  return fetch(stack.urls.api + path, {
    method,
    headers: {
      origin: stack.urls.web,
      'x-link-key': linkKey,
      ...(cookie === null ? {} : cookie.startsWith('Bearer ') ? { authorization: cookie } : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** A body that would pass, so that the answer is about the thing and not about the body. */
export function validBody(operation: Operation): unknown {
  const filters = { version: 1, junkAt: null, rejectAt: null, allow: [], deny: ['intruso@fuera.test'], quarantineAt: null };
  const bodies: Record<string, unknown> = {
    'PATCH /v1/tenants/{tenantId}/mailboxes/{id}': { version: 1, displayName: 'Intruso' },
    'POST /v1/tenants/{tenantId}/mailboxes/{id}/password': {},
    'POST /v1/tenants/{tenantId}/mailboxes/{id}/connection-test': {},
    'POST /v1/tenants/{tenantId}/mailboxes/{id}/device-links': { name: 'Intruso' },
    'PATCH /v1/tenants/{tenantId}/members/{id}': { role: 'viewer' },
    'POST /v1/tenants/{tenantId}/mailboxes/{id}/app-passwords': { name: 'Intruso' },
    'POST /v1/tenants/{tenantId}/mailboxes/{id}/explorer': { why: 'Mirar sin permiso' },
    'POST /v1/tenants/{tenantId}/trace/{key}/certificate': { recipient: 'x@fuera.test' },
    'PATCH /v1/tenants/{tenantId}/aliases/{id}': { version: 1, targets: ['intruso@fuera.test'] },
    'PUT /v1/tenants/{tenantId}/mailboxes/{id}/filters': filters,
    'PUT /v1/tenants/{tenantId}/domains/{id}/filters': filters,
    'PUT /v1/tenants/{tenantId}/groups/{id}/filters': filters,
    'PATCH /v1/tenants/{tenantId}/groups/{id}': { version: 1, name: 'Intruso' },
    'POST /v1/tenants/{tenantId}/groups/{id}/members': { addresses: ['intruso@fuera.test'] },
    'POST /v1/console/pairs/{id}/certificate': {},
    'PATCH /v1/tenants/{tenantId}/lists/{id}': { version: 1, members: ['intruso@fuera.test'] },
    'POST /v1/tenants/{tenantId}/quarantine/{id}/look': { why: 'Curiosidad' },
    'POST /v1/tenants/{tenantId}/mailboxes/{id}/undo': { entry: 1 },
    'PATCH /v1/tenants/{tenantId}/domains/{id}': { version: 1, dnsMode: 'outside' },
  };
  if (operation.takesBody && !bodies[nameOf(operation)]) throw new Error(`the matrix has no body for ${nameOf(operation)}`);
  return bodies[nameOf(operation)];
}
