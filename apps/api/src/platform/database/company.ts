import { type RawBuilder, sql } from 'kysely';
import type { MailScope } from './scope.js';

/** The condition that names whose mail is meant; row-level security stands behind it for a company, none for staff. */
export function ofCompany(scope: MailScope, column = 'tenant_id'): RawBuilder<unknown> {
  const id = scope.kind === 'tenant' ? scope.tenantId : scope.of;
  return id === null ? sql`true` : sql`${sql.ref(column)} = ${id}`;
}
