import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Database } from '../platform/database/database.js';
import { Caller, SignedInOnly } from './access.decorators.js';
import { impersonatorMay, permissionsOf, STAFF_ROLES, staffMay, staffPermissionsOf, TENANT_ROLES } from './roles.js';
import type { Impersonation, SignedIn } from './sessions.js';

const SessionView = z.object({
  user: z.object({ id: z.uuid(), name: z.string(), email: z.string(), locale: z.enum(['es', 'en']) }),
  /** Staff without one see nothing of the console. */
  secondFactor: z.boolean(),
  staffRole: z.enum(STAFF_ROLES).nullable(),
  staffPermissions: z.array(z.string()),
  /** Staff acting for a company in this session: who, why and until when. */
  impersonation: z
    .object({
      id: z.uuid(),
      tenantId: z.uuid(),
      asName: z.string(),
      reason: z.string(),
      endsAt: z.iso.datetime({ offset: true }),
    })
    .nullable(),
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
    const { staffRole } = caller;
    const impersonation = staffRole && staffMay(staffRole, 'tenant:impersonate') ? caller.impersonation : null;
    const ids = [...caller.memberships, ...(impersonation ? [impersonation] : [])].map((one) => one.tenantId);
    const rows = ids.length
      ? await this.database.platform
          .selectFrom('tenant')
          .select(['id', 'name', 'slug'])
          .where('id', 'in', ids)
          .orderBy('name')
          .execute()
      : [];
    const tenants = rows.flatMap((tenant) => {
      if (tenant.id === impersonation?.tenantId) {
        const { asRole: role } = impersonation;
        return [{ ...tenant, role, permissions: permissionsOf(role).filter((one) => impersonatorMay(role, one)) }];
      }
      const role = caller.memberships.find((one) => one.tenantId === tenant.id)?.role;
      return role ? [{ ...tenant, role, permissions: permissionsOf(role) }] : [];
    });
    return {
      user: { id: caller.userId, name: caller.name, email: caller.email, locale: caller.locale },
      secondFactor: caller.secondFactor,
      staffRole,
      staffPermissions: staffRole ? staffPermissionsOf(staffRole) : [],
      impersonation: impersonation && pick(impersonation),
      // The company acted for comes first: it is the one that the portal opens.
      tenants: tenants.sort((a, b) => Number(b.id === impersonation?.tenantId) - Number(a.id === impersonation?.tenantId)),
    };
  }
}

const pick = ({ id, tenantId, asName, reason, endsAt }: Impersonation) => ({ id, tenantId, asName, reason, endsAt });
