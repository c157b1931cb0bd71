import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Database } from '../platform/database/database.js';
import { Caller, SignedInOnly } from './access.decorators.js';
import { permissionsOf, STAFF_ROLES, staffPermissionsOf, TENANT_ROLES } from './roles.js';
import type { SignedIn } from './sessions.js';

const SessionView = z.object({
  user: z.object({ id: z.uuid(), name: z.string(), email: z.string(), locale: z.enum(['es', 'en']) }),
  staffRole: z.enum(STAFF_ROLES).nullable(),
  staffPermissions: z.array(z.string()),
  tenants: z.array(
    z.object({ id: z.uuid(), name: z.string(), slug: z.string(), role: z.enum(TENANT_ROLES), permissions: z.array(z.string()) }),
  ),
});

@ApiTags('session')
@Controller('v1/session')
export class SessionController {
  constructor(private readonly database: Database) {}

  /** Who is signed in, and what each of their roles allows; menus come from this. */
  @Get()
  @SignedInOnly()
  @ApiOkResponse({ standardSchema: SessionView })
  async session(@Caller() caller: SignedIn): Promise<z.infer<typeof SessionView>> {
    const ids = caller.memberships.map((one) => one.tenantId);
    const tenants = ids.length
      ? await this.database.platform
          .selectFrom('tenant')
          .select(['id', 'name', 'slug'])
          .where('id', 'in', ids)
          .orderBy('name')
          .execute()
      : [];
    return {
      user: { id: caller.userId, name: caller.name, email: caller.email, locale: caller.locale },
      staffRole: caller.staffRole,
      staffPermissions: caller.staffRole ? staffPermissionsOf(caller.staffRole) : [],
      tenants: tenants.flatMap((tenant) => {
        const role = caller.memberships.find((one) => one.tenantId === tenant.id)?.role;
        return role ? [{ ...tenant, role, permissions: permissionsOf(role) }] : [];
      }),
    };
  }
}
