import { Injectable } from '@nestjs/common';
import { hashUserPassword } from '../auth/auth.library.js';
import { Database } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import { newId } from '../platform/ids.js';

/** Of a development stack only: production makes its first administrator by hand. */
const STAFF = { email: 'operaciones@relevo.test', password: 'relevo-operaciones', name: 'Operaciones' };

@Injectable()
export class StaffSeed {
  constructor(private readonly database: Database) {}

  async ensure(): Promise<{ email: string; password: string }> {
    const id = newId();
    const password = await hashUserPassword(STAFF.password);
    await this.database.within(platformScope, async (tx) => {
      const made = await tx
        .insertInto('user')
        .values({ id, name: STAFF.name, email: STAFF.email, staffRole: 'administrator' })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (made)
        await tx.insertInto('account').values({ accountId: id, providerId: 'credential', userId: id, password }).execute();
    });
    return { email: STAFF.email, password: STAFF.password };
  }
}
