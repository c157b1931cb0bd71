import { Injectable } from '@nestjs/common';
import { ASSUMPTIONS, type AssumptionId, type Assumptions, CATALOGUE, type Catalogue, withAssumption } from '@relevo/sizing';
import { Audit } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import type { PlatformScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';

/** What sizing takes for granted: the package's defaults, under what staff changed. */
@Injectable()
export class SizingSettings {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async assumptions(): Promise<{ assumptions: Assumptions; version: number }> {
    const row = await this.#row('assumptions');
    let assumptions: Assumptions = ASSUMPTIONS;
    for (const [id, value] of Object.entries((row?.data ?? {}) as Record<string, number>)) {
      if (!(id in ASSUMPTIONS)) continue;
      const changed = withAssumption(assumptions, id as AssumptionId, value);
      if (changed.ok) assumptions = changed.value;
    }
    return { assumptions, version: row?.version ?? 0 };
  }

  async catalogue(): Promise<Catalogue> {
    return ((await this.#row('catalogue'))?.data as Catalogue | undefined) ?? CATALOGUE;
  }

  /** Sets one value; `version` guards against two editors. */
  async setAssumption(scope: PlatformScope, id: string, value: number, version: number): Promise<Result<{ version: number }>> {
    const current = await this.assumptions();
    if (current.version !== version) return err('version.conflict', {}, 'version');
    if (!(id in ASSUMPTIONS)) return err('resource.not_found');
    const key = id as AssumptionId;
    const changed = withAssumption(current.assumptions, key, value);
    if (!changed.ok) {
      const { min, max } = current.assumptions[key];
      return err('assumption.out_of_range', { min, max }, 'value');
    }
    const values = Object.fromEntries(Object.entries(changed.value).map(([name, one]) => [name, one.value]));
    return this.database.within(scope, async (tx) => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('sizing_setting')
        .values({ id: 'assumptions', data: JSON.stringify(values), version: 1 })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ data: JSON.stringify(values), version: version + 1, updated_at: new Date() })
            .where('sizing_setting.version', '=', version),
        )
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) return err('version.conflict', {}, 'version');
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: null,
          action: 'assumption.updated',
          target: `assumption:${id}`,
          label: id,
          before: { value: current.assumptions[key].value },
          after: { value },
        },
      ]);
      return ok({ version: version + 1 });
    });
  }

  #row(id: string) {
    return this.database.platform
      .selectFrom('sizing_setting')
      .select(['data', 'version'])
      .where('id', '=', id)
      .executeTakeFirst();
  }
}
