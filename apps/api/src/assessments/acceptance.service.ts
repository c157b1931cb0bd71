import { Inject, Injectable } from '@nestjs/common';
import { type DomainName, parseDomain } from '@relevo/mail-address';
import { type Answers, completeness, logDaysOf, type Plan, recommend, validate } from '@relevo/sizing';
import { sql } from 'kysely';
import { hashUserPassword } from '../auth/auth.library.js';
import { Changes } from '../changes/changes.service.js';
import { createDkimKey } from '../domains/dkim-key.js';
import { Notifications } from '../notifications/notifications.service.js';
import { SizingSettings } from '../plans/sizing-settings.service.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database, type Tx } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import type { Locale } from '../platform/errors/codes.js';
import { err, type Failure, ok, type Result } from '../platform/errors/result.js';
import { Live } from '../platform/events/live.js';
import { type DomainId, newId, type PairId, type TenantId, type UserId } from '../platform/ids.js';
import { checkPassword } from '../platform/passwords/password.check.js';
import { Sealer } from '../platform/secrets/sealer.js';
import { PlanOfAction } from '../tenants/plan-of-action.service.js';
import { Invitations } from '../users/invitations.service.js';
import type { AcceptAssessment } from './assessments.dto.js';

interface Accepted {
  readonly tenantId: TenantId;
  readonly slug: string;
}
interface Agreed {
  readonly answers: Answers;
  readonly domain: DomainName;
  readonly plan: Plan;
  readonly snapshot: unknown;
}

/** A quote becomes a tenant: its owner, its domain with a DKIM key, its place on a pair, and the plan of action. */
@Injectable()
export class Acceptance {
  constructor(
    private readonly database: Database,
    private readonly changes: Changes,
    private readonly settings: SizingSettings,
    private readonly plan: PlanOfAction,
    private readonly sealer: Sealer,
    private readonly live: Live,
    private readonly notifications: Notifications,
    private readonly invitations: Invitations,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async accept(code: string, wish: AcceptAssessment): Promise<Result<Accepted>> {
    const agreed = await this.#agree(code, wish);
    if (!agreed.ok) return agreed;
    const chosen = checkPassword(wish.password, [wish.name, wish.email, wish.company]);
    if (!chosen.ok) return chosen;
    const [key, passwordHash] = await Promise.all([createDkimKey(), hashUserPassword(wish.password)]);
    const ids = { tenantId: newId<TenantId>(), domainId: newId<DomainId>(), userId: newId<UserId>() };
    const pairId = await this.#placeOn(agreed.value.plan.mailboxes);
    if (!pairId) return err('fleet.full');
    try {
      const accepted = await this.changes.commit(platformScope, pairId, async (tx, recorder) => {
        const assessment = await tx
          .selectFrom('assessment')
          .select(['accepted_tenant_id', 'locale'])
          .where('code', '=', code)
          .forUpdate()
          .executeTakeFirst();
        if (!assessment || assessment.accepted_tenant_id) throw new Refused(err('assessment.already_accepted'));
        const revision = await recorder.reserve();
        const slug = await this.#writeTenant(tx, ids.tenantId, pairId, wish, agreed.value);
        const locale = assessment.locale === 'en' ? 'en' : 'es';
        await this.#writeOwner(tx, ids, wish, passwordHash, locale);
        await this.#inviteTechnicalContact(tx, ids.tenantId, wish, agreed.value.answers.contact, locale);
        await this.#writeDomain(tx, ids, pairId, agreed.value, key, wish.email);
        await this.plan.layOut(tx, ids.tenantId, { migration: agreed.value.answers.start?.kind === 'migration' });
        await tx.insertInto('zone_change').values({ tenant_id: ids.tenantId }).execute();
        await tx.updateTable('assessment').set({ accepted_tenant_id: ids.tenantId }).where('code', '=', code).execute();
        recorder.record({
          entity: 'domain',
          entityId: ids.domainId,
          tenantId: ids.tenantId,
          label: agreed.value.domain,
          action: 'tenant.created',
          after: { company: wish.company, planId: wish.planId, standby: wish.standby, revision },
        });
        return { tenantId: ids.tenantId, slug };
      });
      this.live.publish('platform', { type: 'zone', tenantId: ids.tenantId });
      return ok(accepted);
    } catch (error) {
      if (error instanceof Refused) return error.failure;
      throw error;
    }
  }

  async #agree(code: string, wish: AcceptAssessment): Promise<Result<Agreed>> {
    const row = await this.database.platform
      .selectFrom('assessment')
      .select(['answers', 'accepted_tenant_id'])
      .where('code', '=', code)
      .executeTakeFirst();
    if (!row) return err('resource.not_found');
    if (row.accepted_tenant_id) return err('assessment.already_accepted');
    const judged = validate(row.answers);
    const answers = row.answers as Answers;
    const { missing } = completeness(answers);
    const wrong = judged.ok ? [] : judged.errors.map((error) => error.field);
    if (missing.length > 0 || wrong.length > 0)
      return err('assessment.incomplete', { missing: [...missing, ...wrong].join(', ') });
    const domain = parseDomain(answers.domain ?? '');
    if (!domain.ok) return err('domain.invalid', { domain: answers.domain ?? '' });
    const [{ assumptions }, catalogue] = await Promise.all([this.settings.assumptions(), this.settings.catalogue()]);
    const plan = catalogue.plans.find((one) => one.id === wish.planId);
    if (!plan) return err('assessment.plan_unknown', {}, 'planId');
    const needed = (answers.people ?? 0) + (answers.roles?.length ?? 0);
    if (plan.mailboxes < needed) return err('assessment.plan_too_small', { limit: plan.mailboxes, needed }, 'planId');
    return ok({
      answers,
      domain: domain.value,
      plan,
      snapshot: { plan, standby: wish.standby, recommendation: recommend(answers, assumptions, catalogue) },
    });
  }

  /** The fullest pair that still has room: pairs fill up one after the other and the last stays for growth. */
  async #placeOn(mailboxes: number): Promise<PairId | null> {
    const { rows } = await sql<{ id: PairId }>`
      SELECT p.id FROM pair p
      LEFT JOIN LATERAL (SELECT coalesce(sum(t.mailbox_limit), 0) AS promised FROM tenant t WHERE t.pair_id = p.id) used ON true
      WHERE used.promised + ${mailboxes} <= p.capacity_mailboxes AND EXISTS (SELECT 1 FROM node n WHERE n.pair_id = p.id AND n.revoked_at IS NULL)
      ORDER BY used.promised DESC LIMIT 1`.execute(this.database.platform);
    return rows[0]?.id ?? null;
  }

  async #writeTenant(tx: Tx, id: TenantId, pairId: PairId, wish: AcceptAssessment, agreed: Agreed): Promise<string> {
    const slug = await freeSlug(tx, wish.company, agreed.domain);
    await tx
      .insertInto('tenant')
      .values({
        id,
        name: wish.company,
        slug,
        pair_id: pairId,
        plan_id: agreed.plan.id,
        plan: JSON.stringify(agreed.snapshot),
        mailbox_limit: agreed.plan.mailboxes,
        log_days: logDaysOf(agreed.plan),
        answers: JSON.stringify({ ...agreed.answers, roleAddresses: agreed.answers.roles?.map((role) => role.localPart) ?? [] }),
      })
      .execute();
    return slug;
  }

  async #writeOwner(
    tx: Tx,
    ids: { tenantId: TenantId; userId: UserId },
    wish: AcceptAssessment,
    passwordHash: string,
    locale: Locale,
  ): Promise<void> {
    const user = await tx
      .insertInto('user')
      .values({ id: ids.userId, name: wish.name, email: wish.email.toLowerCase(), locale })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!user) throw new Refused(err('user.email_taken', {}, 'email'));
    await tx
      .insertInto('account')
      .values({ accountId: ids.userId, providerId: 'credential', userId: ids.userId, password: passwordHash })
      .execute();
    await tx.insertInto('membership').values({ tenant_id: ids.tenantId, user_id: ids.userId, role: 'owner' }).execute();
    await this.notifications.send(tx, {
      recipient: wish.email.toLowerCase(),
      locale,
      template: 'welcome',
      tenantId: ids.tenantId,
      data: { name: wish.name, company: wish.company, url: `${this.config.PUBLIC_URL}/${locale}/home` },
    });
  }

  /** The technical contact, when it is another person than the owner, comes by an invitation like everybody. */
  async #inviteTechnicalContact(
    tx: Tx,
    tenantId: TenantId,
    wish: AcceptAssessment,
    contact: Answers['contact'],
    locale: Locale,
  ): Promise<void> {
    const email = contact?.email.toLowerCase();
    if (!contact || !email || email === wish.email.toLowerCase()) return;
    await this.invitations.write(tx, tenantId, { email, name: contact.name, role: 'technical', locale }, wish.name);
  }

  async #writeDomain(
    tx: Tx,
    ids: { tenantId: TenantId; domainId: DomainId },
    pairId: PairId,
    agreed: Agreed,
    key: { privateKey: string; publicKey: string },
    ownerEmail: string,
  ): Promise<void> {
    // A claim that nobody proved gives way.
    await tx.deleteFrom('domain').where('name', '=', agreed.domain).where('proven_at', 'is', null).execute();
    const domain = await tx
      .insertInto('domain')
      .values({
        id: ids.domainId,
        tenant_id: ids.tenantId,
        pair_id: pairId,
        name: agreed.domain,
        dns_mode: agreed.answers.dns === 'our_name_servers' ? 'ours' : 'outside',
        // Selectors share one branch of names within the tenant, so each domain has its own.
        dkim_selector: `r${ids.domainId.slice(-8)}`,
        dkim_private: this.sealer.seal(key.privateKey, `dkim:${ids.domainId}`),
        dkim_public: key.publicKey,
        postmaster: (agreed.answers.contact?.email ?? ownerEmail).toLowerCase(),
      })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!domain) throw new Refused(err('domain.taken', { domain: agreed.domain }, 'domain'));
  }
}

class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

/** A DNS label from the domain's first label, with a number when it is taken. */
async function freeSlug(tx: Tx, company: string, domain: string): Promise<string> {
  const wished =
    (domain.startsWith('xn--') ? company : (domain.split('.')[0] ?? company))
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'empresa';
  const { rows } = await sql<{
    slug: string;
  }>`SELECT slug FROM tenant WHERE slug = ${wished} OR slug LIKE ${`${wished}-%`}`.execute(tx);
  const taken = new Set(rows.map((row) => row.slug));
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wished : `${wished}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
