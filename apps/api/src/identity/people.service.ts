import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { hashUserPassword } from '../auth/auth.library.js';
import { Notifications } from '../notifications/notifications.service.js';
import type { TemplateData } from '../notifications/templates/catalogue.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import type { Locale } from '../platform/errors/codes.js';
import { ok, type Result } from '../platform/errors/result.js';
import type { UserId } from '../platform/ids.js';
import { checkPassword } from '../platform/passwords/password.check.js';
import { hashToken } from '../platform/secrets/sealer.js';
import { deviceName } from './device.rules.js';

export interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
}
const DEVICE = /(?:^|;\s*)relevo\.device=([\w-]{20,100})/;
const YEAR_SECONDS = 31_536_000;

/** What happens to a person's account, and the notices about it. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async byId(id: UserId): Promise<Person | null> {
    return this.#find(sql`id = ${id}`);
  }

  async byEmail(email: string): Promise<Person | null> {
    return this.#find(sql`email = ${email.toLowerCase()}`);
  }

  async #find(where: ReturnType<typeof sql>): Promise<Person | null> {
    const { rows } = await sql<Person>`SELECT id, name, email, locale FROM "user" WHERE ${where}`.execute(this.database.platform);
    return rows[0] ?? null;
  }

  /** Whether this person may choose this password: the names of their companies are words that a guesser would try. */
  async checkPassword(person: Pick<Person, 'id' | 'name' | 'email'>, password: string): Promise<Result<string>> {
    const companies = await this.database.platform
      .selectFrom('membership')
      .innerJoin('tenant', 'tenant.id', 'membership.tenant_id')
      .select('tenant.name')
      .where('membership.user_id', '=', person.id)
      .execute();
    return checkPassword(password, [person.name, person.email, ...companies.map((company) => company.name)]);
  }

  /** Ends every session but `keep`, and says so by e-mail. The password was checked before. */
  async setPassword(person: Person, password: string, address: string, keep: string | null): Promise<Result<null>> {
    const hash = await hashUserPassword(password);
    await this.database.within(platformScope, async (tx) => {
      await writePassword(tx, person.id, hash);
      await tx.deleteFrom('password_reset').where('user_id', '=', person.id).execute();
      let others = tx.deleteFrom('session').where('userId', '=', person.id);
      if (keep) others = others.where('id', '<>', keep);
      await others.execute();
      await this.#tell(tx, person, 'password_changed', { ...this.#when(address), name: person.name });
    });
    return ok(null);
  }

  async tellFactor(person: Person, what: TemplateData<'factor_changed'>['what'], address: string): Promise<void> {
    await this.database.within(platformScope, (tx) =>
      this.#tell(tx, person, 'factor_changed', { ...this.#when(address), name: person.name, what }),
    );
  }

  /** Knows the browser from now on, and tells the person when it was none of those known before. */
  async signedIn(person: Person, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = DEVICE.exec(request.headers.cookie ?? '')?.[1] ?? randomBytes(24).toString('base64url');
    await this.database.within(platformScope, async (tx) => {
      const { rows } = await sql<{ known: boolean; others: boolean }>`
        SELECT EXISTS (SELECT 1 FROM known_device WHERE user_id = ${person.id} AND hash = ${deviceHash(token, person.id)}) AS known,
          EXISTS (SELECT 1 FROM known_device WHERE user_id = ${person.id}) AS others`.execute(tx);
      await sql`INSERT INTO known_device (hash, user_id) VALUES (${deviceHash(token, person.id)}, ${person.id})
        ON CONFLICT (hash) DO UPDATE SET last_seen_at = now()`.execute(tx);
      if (rows[0]?.known || !rows[0]?.others) return;
      const device = deviceName(request.headers['user-agent']);
      await this.#tell(tx, person, 'new_sign_in', { ...this.#when(request.ip), name: person.name, device });
    });
    const secure = this.config.PUBLIC_URL.startsWith('https:') ? '; Secure' : '';
    reply.header('set-cookie', `relevo.device=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${YEAR_SECONDS}${secure}`);
  }

  #when(address: string) {
    return { at: this.clock.now().toISOString(), address: address.replace(/^::ffff:/, '') };
  }

  #tell<T extends 'password_changed' | 'new_sign_in' | 'factor_changed'>(
    tx: Tx,
    person: Person,
    template: T,
    data: Omit<TemplateData<T>, 'url'>,
  ): Promise<void> {
    const whole = { ...data, url: `${this.config.PUBLIC_URL}/${person.locale}/profile` } as TemplateData<T>;
    return this.notifications.send(tx, { recipient: person.email, locale: person.locale, template, data: whole });
  }
}

/** One browser used by two people is two devices: neither learns of the other. */
const deviceHash = (token: string, userId: string): Buffer => hashToken(`${token} ${userId}`);

/** Gives a person their first password, or another. */
export async function writePassword(tx: Tx, userId: UserId, password: string): Promise<void> {
  await tx
    .insertInto('account')
    .values({ accountId: userId, providerId: 'credential', userId, password })
    .onConflict((conflict) => conflict.columns(['providerId', 'accountId']).doUpdateSet({ password, updatedAt: new Date() }))
    .execute();
}
