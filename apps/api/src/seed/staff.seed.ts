import { Inject, Injectable } from '@nestjs/common';
import { symmetricEncrypt } from 'better-auth/crypto';
import { hashUserPassword } from '../auth/auth.library.js';
import { authSecrets } from '../auth/auth-secrets.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import { newId } from '../platform/ids.js';

/** Of a development stack only: production makes its first administrator by hand. */
const STAFF = {
  email: 'operaciones@relevo.test',
  password: 'relevo-operaciones',
  name: 'Operaciones',
  /** RFC 4648 base32, as authenticator apps take it. */
  totpSecret: 'RELEVOOPERACIONESDEMOSTRACION234',
};

@Injectable()
export class StaffSeed {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async ensure(): Promise<{ email: string; password: string; totpSecret: string }> {
    const id = newId();
    const password = await hashUserPassword(STAFF.password);
    await this.database.within(platformScope, async (tx) => {
      const made = await tx
        .insertInto('user')
        .values({ id, name: STAFF.name, email: STAFF.email, staffRole: 'administrator', twoFactorEnabled: true })
        .onConflict((conflict) => conflict.column('email').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!made) return;
      await tx.insertInto('account').values({ accountId: id, providerId: 'credential', userId: id, password }).execute();
      const { key } = authSecrets(this.config.AUTH_SECRET.reveal());
      await tx
        .insertInto('twoFactor')
        .values({
          userId: id,
          secret: await symmetricEncrypt({ key, data: `base32:${STAFF.totpSecret}` }),
          backupCodes: await symmetricEncrypt({ key, data: '[]' }),
        })
        .execute();
    });
    return { email: STAFF.email, password: STAFF.password, totpSecret: STAFF.totpSecret };
  }
}
