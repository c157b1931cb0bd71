import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { platformNames } from '@relevo/dns-records';
import { AppPasswords } from '../mailboxes/app-passwords.service.js';
import { Mailboxes } from '../mailboxes/mailboxes.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import { platformScope, type TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { MailboxId, TenantId } from '../platform/ids.js';
import { hashToken } from '../platform/secrets/sealer.js';
import { appleProfile } from './apple-profile.js';
import { ProfileSigner } from './profile-signer.js';
import { servicesOf } from './services.rules.js';
import type { DeviceLink, DeviceLinkView, SetUpDevice } from './setup.dto.js';

const HOURS = 24;

/** A link, or its QR code, that sets up one device: it makes an app password when it is opened, and then never again. */
@Injectable()
export class DeviceLinks {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: Mailboxes,
    private readonly appPasswords: AppPasswords,
    private readonly signer: ProfileSigner,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async create(scope: TenantScope, mailboxId: MailboxId, name: string, locale: string): Promise<Result<DeviceLink>> {
    const found = await this.mailboxes.find(scope, mailboxId);
    if (!found.ok) return found;
    const token = randomBytes(24).toString('base64url');
    const expiresAt = new Date(this.clock.now().getTime() + HOURS * 3_600_000);
    await this.database.within(scope, async (tx) => {
      await tx.deleteFrom('device_link').where('mailbox_id', '=', mailboxId).where('expires_at', '<', this.clock.now()).execute();
      await tx
        .insertInto('device_link')
        .values({
          token_hash: hashToken(token),
          tenant_id: scope.tenantId,
          mailbox_id: mailboxId,
          name,
          actor_id: scope.actor.id,
          actor_name: scope.actor.name,
          expires_at: expiresAt,
        })
        .execute();
    });
    return ok({ url: `${this.config.PUBLIC_URL}/${locale}/device/${token}`, expiresAt: expiresAt.toISOString() });
  }

  async view(token: string): Promise<Result<DeviceLinkView, 'link.gone'>> {
    const link = await this.#find(token);
    if (!link) return err('link.gone');
    return ok({ address: link.address, company: link.company, name: link.name, expiresAt: link.expires_at.toISOString() });
  }

  /** Uses the link up. */
  async open(token: string, from: string): Promise<Result<SetUpDevice>> {
    const opened = await this.#open(token, from);
    if (!opened.ok) return opened;
    const { address, password, host, ways } = opened.value;
    return ok({ address, password, hosts: { mail: host }, services: [...servicesOf(ways)] });
  }

  /** Uses the link up. @returns a profile for iPhone, iPad and Mac, signed where the platform has a certificate for it */
  async profile(token: string, from: string): Promise<Result<{ address: string; file: Buffer }>> {
    const opened = await this.#open(token, from);
    if (!opened.ok) return opened;
    const text = appleProfile(opened.value);
    if (!text) return err('device.no_program');
    return ok({ address: opened.value.address, file: await this.signer.sign(text) });
  }

  #find(token: string) {
    return this.database.within(platformScope, (tx) =>
      tx
        .selectFrom('device_link as l')
        .innerJoin('mailbox as m', 'm.id', 'l.mailbox_id')
        .innerJoin('tenant as t', 't.id', 'l.tenant_id')
        .select(['l.name', 'l.expires_at', 'l.tenant_id', 'l.mailbox_id', 'l.actor_id', 'l.actor_name', 'm.address'])
        .select(['t.name as company', 't.slug'])
        .where('l.token_hash', '=', hashToken(token))
        .where('l.used_at', 'is', null)
        .where('l.expires_at', '>', this.clock.now())
        .where('m.state', '=', 'active')
        .executeTakeFirst(),
    );
  }

  async #open(token: string, from: string) {
    const link = await this.#find(token);
    if (!link) return err('link.gone');
    const mailboxId = link.mailbox_id as MailboxId;
    const actor = { id: link.actor_id, name: link.actor_name, address: from, requestId: null };
    const scope: TenantScope = { kind: 'tenant', tenantId: link.tenant_id as TenantId, actor };
    const found = await this.mailboxes.find(scope, mailboxId);
    if (!found.ok) return found;
    const mailbox = found.value;
    if (servicesOf(mailbox.protocols).every((service) => service.name === 'submission')) return err('device.no_program');
    // Two who open it at once: one of them takes it.
    const taken = await this.database.within(scope, (tx) =>
      tx
        .updateTable('device_link')
        .set({ used_at: this.clock.now() })
        .where('token_hash', '=', hashToken(token))
        .where('used_at', 'is', null)
        .executeTakeFirst(),
    );
    if (taken.numUpdatedRows === 0n) return err('link.gone');
    const made = await this.appPasswords.create(scope, mailboxId, link.name);
    if (!made.ok) {
      // Nothing came of it (fifty app passwords already): the link may be opened again when there is room.
      await this.database.within(scope, (tx) =>
        tx.updateTable('device_link').set({ used_at: null }).where('token_hash', '=', hashToken(token)).execute(),
      );
      return made;
    }
    return ok({
      address: mailbox.address,
      displayName: mailbox.displayName,
      company: link.company,
      host: platformNames(this.config.PLATFORM_DOMAIN, link.slug).mail,
      ways: mailbox.protocols,
      password: made.value.password,
    });
  }
}
