import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Access } from './access.decorators.js';
import { STAFF_PERMISSIONS, STAFF_ROLES, TENANT_PERMISSIONS, TENANT_ROLES } from './roles.js';

const ROOT = new URL('../../../../', import.meta.url);
const document: { paths: Record<string, Record<string, { 'x-access': Access }>> } = JSON.parse(
  readFileSync(new URL('packages/contract/openapi.json', ROOT), 'utf8'),
);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path.replace('/v1/tenants/{tenantId}', '…')}`,
    access: operation['x-access'],
  })),
);
const opened = (wanted: (access: Access) => boolean): string =>
  operations
    .filter(({ access }) => wanted(access))
    .map(({ name }) => `\`${name}\``)
    .join(', ');

function table(
  roles: readonly string[],
  permissions: Readonly<Record<string, readonly string[]>>,
  kind: 'tenant' | 'staff',
): string {
  const rows = Object.entries(permissions).map(([permission, holders]) => [
    `\`${permission}\``,
    ...roles.map((role) => (holders.includes(role) ? 'yes' : '')),
    opened((access) => access.kind === kind && access.permission === permission) || 'nothing yet',
  ]);
  return pad([['permission', ...roles, 'opens'], ...rows]);
}

/** Columns of even width, as the formatter leaves them. */
function pad(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** After a change of the table: `vitest run --project unit apps/api/src/auth/roles.spec.ts -u`. */
it('docs/roles.md shows this table and this contract', async () => {
  await expect(`# Who may do what

Rendered from \`apps/api/src/auth/roles.ts\` and the contract by \`roles.spec.ts\` beside it, which fails when this page says something else. \`e2e/module/matrix.it.spec.ts\` calls every operation as every role and holds the API to it.

A person has one role in each tenant they belong to, a staff role, both or none. The role counts in the tenant of the path alone; a staff role opens no tenant. What a role does not allow is answered like what does not exist.

## Roles of a tenant

\`…\` stands for \`/v1/tenants/{tenantId}\`.

${table(TENANT_ROLES, TENANT_PERMISSIONS, 'tenant')}

## Roles of staff

${table(STAFF_ROLES, STAFF_PERMISSIONS, 'staff')}

## Without a role

- Anybody: ${opened((access) => access.kind === 'public')}. A one-time link and a quote open by their own unguessable token or code.
- Whoever is signed in: ${opened((access) => access.kind === 'signed_in')}.
- A mailbox’s own user, signed in with its address and mailbox password: ${opened((access) => access.kind === 'mailbox')}. Nothing else, and no other mailbox.
- Agents of mail nodes: \`/agent/v1/…\` alone, which opens for nobody else ([threat-model.md](threat-model.md)).
`).toMatchFileSnapshot(new URL('docs/roles.md', ROOT).pathname);
});
