import { Injectable } from '@nestjs/common';
import { Acceptance } from '../assessments/acceptance.service.js';
import { Assessments } from '../assessments/assessments.service.js';
import { Aliases } from '../mailboxes/aliases.service.js';
import { Mailboxes } from '../mailboxes/mailboxes.service.js';
import { Database } from '../platform/database/database.js';
import { systemActor, type TenantScope } from '../platform/database/scope.js';
import { unwrap } from '../platform/errors/result.js';
import type { TenantId } from '../platform/ids.js';

const OWNER = { email: 'ana@andina.test', name: 'Ana Quiroga', password: 'relevo-demostracion' };
const MAILBOX_PASSWORD = 'Cordillera-2026';
const DOMAIN = 'andina.test';
const PEOPLE = [
  ['ana', 'Ana Quiroga', 'client_and_webmail'],
  ['bruno', 'Bruno Salinas', 'client'],
  ['carla', 'Carla Méndez', 'webmail'],
  ['diego', 'Diego Ferreyra', 'client'],
  ['elena', 'Elena Paz', 'client_and_webmail'],
  ['facundo', 'Facundo Ríos', 'webmail'],
  ['gabriela', 'Gabriela Sosa', 'client'],
  ['hugo', 'Hugo Benítez', 'client_and_webmail'],
] as const;
const ROLES = [
  ['info', 'Información'],
  ['ventas', 'Ventas'],
  ['administracion', 'Administración'],
  ['facturacion', 'Facturación'],
] as const;

/** A company of twelve mailboxes, made the way a customer makes one: questionnaire, acceptance, pre-creation. */
@Injectable()
export class DemoCompany {
  constructor(
    private readonly database: Database,
    private readonly assessments: Assessments,
    private readonly acceptance: Acceptance,
    private readonly mailboxes: Mailboxes,
    private readonly aliases: Aliases,
  ) {}

  async ensure(): Promise<{ email: string; password: string; mailbox: string; mailboxPassword: string; tenantId: string }> {
    const known = await this.database.platform
      .selectFrom('domain')
      .select('tenant_id')
      .where('name', '=', DOMAIN)
      .executeTakeFirst();
    const tenantId = known?.tenant_id ?? (await this.#make());
    return {
      email: OWNER.email,
      password: OWNER.password,
      mailbox: `ana@${DOMAIN}`,
      mailboxPassword: MAILBOX_PASSWORD,
      tenantId,
    };
  }

  async #make(): Promise<TenantId> {
    const { code } = await this.assessments.start(
      {
        people: PEOPLE.length,
        roles: ROLES.map(([localPart]) => ({ localPart, sendsBulk: localPart === 'facturacion' })),
        total: PEOPLE.length + ROLES.length,
        growthPerHalfYear: 2,
        bulkMessagesPerMonth: 1500,
        access: { client: 3, clientAndWebmail: 3, webmail: 2 },
        start: { kind: 'migration', from: 'cpanel', mailboxes: 10, gigabytes: 24 },
        domain: DOMAIN,
        dns: 'our_name_servers',
        contact: { name: OWNER.name, email: OWNER.email, phone: '+54 11 5555 0101' },
      },
      'es',
    );
    const { tenantId } = unwrap(
      await this.acceptance.accept(code, { planId: 'team', standby: true, company: 'Andina Logística', ...OWNER }),
    );
    const scope: TenantScope = { kind: 'tenant', tenantId, actor: systemActor };
    for (const [localPart, displayName, accessMode] of PEOPLE) {
      unwrap(
        await this.mailboxes.create(scope, {
          address: `${localPart}@${DOMAIN}`,
          displayName,
          kind: 'person',
          accessMode,
          quotaMb: 5120,
          password: MAILBOX_PASSWORD,
        }),
      );
    }
    for (const [localPart, displayName] of ROLES) {
      unwrap(
        await this.mailboxes.create(scope, {
          address: `${localPart}@${DOMAIN}`,
          displayName,
          kind: 'role',
          accessMode: 'webmail',
          quotaMb: 10_240,
          password: MAILBOX_PASSWORD,
        }),
      );
    }
    unwrap(await this.aliases.create(scope, { address: `contacto@${DOMAIN}`, targets: [`info@${DOMAIN}`] }));
    return tenantId;
  }
}
