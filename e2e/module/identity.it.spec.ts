import { beforeAll, describe, expect, it } from 'vitest';
import { totp } from '../../infra/tool/totp.ts';
import { Browser } from '../stack/browser.ts';
import { emailTo, linkIn } from '../stack/emails.ts';
import { asOwner } from '../stack/people.ts';
import { newCompany, stack } from '../stack/stack.ts';

type Company = Awaited<ReturnType<typeof newCompany>>;
const NEW_PASSWORD = 'ventana-celeste-59';
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const secretOf = (uri: string) => new URL(uri).searchParams.get('secret') ?? '';
/** Codes of the step before, of now and of the next: all three count, each once. */
const codes = (secret: string) => [-30_000, 0, 30_000].map((shift) => totp(secret, Date.now() + shift));

async function entered({ login }: Company): Promise<Browser> {
  const browser = new Browser();
  expect((await browser.signIn(login.email, login.password)).body).toEqual({ next: 'portal' });
  return browser;
}

describe('a second factor', () => {
  it('is asked for after the password; each code and each recovery code opens once', async () => {
    const company = await newCompany();
    const { email, password } = company.login;
    const [browser, other] = [await entered(company), await entered(company)];
    expect((await browser.post('/v1/me/totp', { password: 'no-es-la-clave' })).body.code).toBe('auth.wrong_password');
    const { uri, recoveryCodes } = (await browser.post('/v1/me/totp', { password })).body;
    const [before = '', now = '', next = ''] = codes(secretOf(uri));
    expect((await browser.post('/v1/me/totp/confirmation', { code: '000000' })).status).toBe(401);
    expect((await browser.post('/v1/me/totp/confirmation', { code: before })).status).toBe(204);
    expect((await browser.get('/v1/session')).body.secondFactor).toBe(true);
    expect((await other.get('/v1/session')).status, 'the session from before the factor').toBe(401);
    expect((await emailTo(email, 'factor_changed')).subject).toBe('Se activó la verificación en dos pasos');

    const enter = async (code: string) => {
      const visitor = new Browser();
      expect((await visitor.signIn(email, password)).body).toEqual({ next: 'second_factor' });
      expect((await visitor.get('/v1/session')).status, 'between the two steps').toBe(401);
      const { status, body } = await visitor.post('/v1/sign-in/code', { code });
      return status === 200 ? body.next : body.code;
    };
    expect(await enter(before), 'the code that turned it on').toBe('auth.wrong_code');
    expect(await enter(now)).toBe('portal');
    expect(await enter(now), 'the same again').toBe('auth.wrong_code');
    const mistaken = new Browser();
    await mistaken.signIn(email, password);
    expect((await mistaken.post('/v1/sign-in/code', { code: now })).body.code).toBe('auth.wrong_code');
    expect((await mistaken.post('/v1/sign-in/code', { code: next })).body, 'the next code after a used one').toEqual({
      next: 'portal',
    });
    expect(await enter(recoveryCodes[0])).toBe('portal');
    expect(await enter(recoveryCodes[0]), 'a used recovery code').toBe('auth.wrong_code');
    expect((await browser.get('/v1/me/security')).body).toMatchObject({ totp: true, recoveryCodesLeft: 9 });
    expect((await new Browser().post('/v1/sign-in/code', { code: now })).body.code).toBe('auth.start_again');
  });

  it('is what staff need for the console, and cannot turn off', async () => {
    const company = await newCompany();
    await asOwner(`UPDATE "user" SET "staffRole" = 'support' WHERE email = $1`, [company.login.email]);
    const browser = new Browser();
    expect((await browser.signIn(company.login.email, company.login.password)).body).toEqual({ next: 'console' });
    expect((await browser.get('/v1/console/overview')).body.code).toBe('auth.second_factor_required');
    const { password } = company.login;
    const { uri } = (await browser.post('/v1/me/totp', { password })).body;
    await browser.post('/v1/me/totp/confirmation', { code: codes(secretOf(uri))[0] });
    expect((await browser.get('/v1/console/overview')).status).toBe(200);
    expect((await browser.post('/v1/me/totp/removal', { password })).body.code).toBe('auth.second_factor_kept');
  });
});

describe('a forgotten password', () => {
  it('is replaced by a link that opens once and ends every session', async () => {
    const company = await newCompany();
    const { email, password } = company.login;
    const [browser, visitor] = [await entered(company), new Browser()];
    expect((await visitor.post('/v1/password-resets', { email })).status).toBe(204);
    const token = tokenOf(linkIn(await emailTo(email, 'password_reset')));
    const use = async (chosen: string) => {
      const { status, body } = await visitor.post(`/v1/password-resets/${token}`, { password: chosen });
      return body?.code ?? status;
    };
    expect(await use('corta')).toBe('password.too_short');
    expect(await use(`Compania${company.domain.split('.')[0]}`), 'a word of one’s own').toBe('password.guessable');
    expect(await use('contraseña123')).toBe('password.guessable');
    expect(await use(NEW_PASSWORD)).toBe(204);
    expect(await use(NEW_PASSWORD)).toBe('access_link.gone');
    expect((await browser.get('/v1/session')).status).toBe(401);
    expect((await visitor.signIn(email, password)).body.code).toBe('auth.wrong');
    expect((await visitor.signIn(email, NEW_PASSWORD)).status).toBe(200);
    expect((await emailTo(email, 'password_changed')).text).toContain(visitor.address);
  });

  it('is answered alike for who exists and who does not', async () => {
    const { login } = await newCompany();
    const ask = async (email: string) => {
      const { status, body } = await new Browser().post('/v1/password-resets', { email });
      return [status, body];
    };
    expect(await ask('nadie@nadie.test')).toEqual(await ask(login.email));
    expect((await new Browser().post('/v1/password-resets/no-such-token', { password: NEW_PASSWORD })).status).toBe(410);
  });
});

describe('an invitation', () => {
  let company: Company;
  let owner: Browser;
  const path = () => `/v1/tenants/${company.tenantId}`;
  beforeAll(async () => {
    company = await newCompany();
    owner = await entered(company);
  });
  const invite = async (email: string, role = 'viewer', by = owner) => by.post(`${path()}/invitations`, { email, role });

  it('makes somebody new a member, once', async () => {
    const email = `nueva@${company.domain}`;
    expect((await invite(email, 'admin')).status).toBe(201);
    const token = tokenOf(linkIn(await emailTo(email, 'invitation')));
    const visitor = new Browser();
    expect((await visitor.get(`/v1/invitations/${token}`)).body).toMatchObject({ email, role: 'admin', needsPassword: true });
    const accept = (password: string) => visitor.post(`/v1/invitations/${token}/acceptance`, { name: 'Nueva Persona', password });
    expect((await accept('nueva persona')).body.code).toBe('password.guessable');
    expect((await accept(NEW_PASSWORD)).body).toEqual({ email });
    expect((await accept(NEW_PASSWORD)).body.code).toBe('access_link.gone');
    expect((await visitor.signIn(email, NEW_PASSWORD)).body).toEqual({ next: 'portal' });
    expect((await visitor.get('/v1/session')).body.tenants).toMatchObject([{ id: company.tenantId, role: 'admin' }]);
    // An admin neither makes nor touches owners.
    expect((await invite(`otra@${company.domain}`, 'owner', visitor)).body.code).toBe('member.only_owner');
    const members = (await visitor.get(`${path()}/members`)).body;
    const titular = members.find((one: { role: string }) => one.role === 'owner');
    expect((await visitor.call('DELETE', `${path()}/members/${titular.userId}`)).body.code).toBe('member.only_owner');
    expect((await owner.call('DELETE', `${path()}/members/${titular.userId}`)).body.code).toBe('member.last_owner');
    const self = members.find((one: { email: string }) => one.email === email);
    expect((await owner.call('DELETE', `${path()}/members/${self.userId}`)).status).toBe(204);
    expect((await visitor.get(`${path()}/overview`)).status).toBe(404);
  });

  it('sent again makes the earlier link void; withdrawn or expired it opens nothing', async () => {
    const email = `tarde@${company.domain}`;
    const { id } = (await invite(email)).body;
    const first = await emailTo(email, 'invitation');
    expect((await owner.post(`${path()}/invitations/${id}/resend`)).status).toBe(204);
    const second = tokenOf(linkIn(await emailTo(email, 'invitation', first.id)));
    const open = async (token: string) => (await new Browser().get(`/v1/invitations/${token}`)).status;
    expect([await open(tokenOf(linkIn(first))), await open(second)]).toEqual([410, 200]);
    await asOwner(`UPDATE invitation SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    expect(await open(second)).toBe(410);
    expect((await owner.call('DELETE', `${path()}/invitations/${id}`)).status).toBe(204);
    expect((await owner.get(`${path()}/invitations`)).body).toEqual([]);
  });

  it('gives somebody who is known already one company more, without touching their password', async () => {
    const other = await newCompany();
    await invite(other.login.email);
    const token = tokenOf(linkIn(await emailTo(other.login.email, 'invitation')));
    const visitor = new Browser();
    expect((await visitor.get(`/v1/invitations/${token}`)).body.needsPassword).toBe(false);
    await visitor.post(`/v1/invitations/${token}/acceptance`, { name: 'X', password: NEW_PASSWORD });
    expect((await visitor.signIn(other.login.email, NEW_PASSWORD)).status).toBe(401);
    const session = (await (await entered(other)).get('/v1/session')).body;
    expect(session.tenants.map((one: { id: string }) => one.id).sort()).toEqual([company.tenantId, other.tenantId].sort());
    expect((await invite(other.login.email)).body.code).toBe('member.exists');
  });
});

describe('one’s own account', () => {
  it('lists its sessions, ends them, and ends the others when the password changes', async () => {
    const company = await newCompany();
    const [mine, second, third] = [await entered(company), await entered(company), await entered(company)];
    const { sessions } = (await mine.get('/v1/me/security')).body;
    expect(sessions.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
    const id = (await second.get('/v1/me/security')).body.sessions.find((one: { current: boolean }) => one.current).id;
    expect((await mine.call('DELETE', `/v1/me/sessions/${id}`)).status).toBe(204);
    expect([(await second.get('/v1/session')).status, (await third.get('/v1/session')).status]).toEqual([401, 200]);
    const { password } = company.login;
    expect((await mine.post('/v1/me/password', { current: password, password: NEW_PASSWORD })).status).toBe(204);
    expect([(await third.get('/v1/session')).status, (await mine.get('/v1/session')).status]).toEqual([401, 200]);
  });

  it('is told of a sign-in from a browser that was not known, and of no other', async () => {
    const company = await newCompany();
    const { email, password } = company.login;
    const known = await entered(company);
    const notices = async () =>
      (await asOwner(`SELECT 1 FROM email WHERE recipient = $1 AND template = 'new_sign_in'`, [email])).length;
    const before = await notices();
    await known.signIn(email, password);
    expect(await notices()).toBe(before);
    await new Browser().signIn(email, password);
    expect(await notices()).toBe(before + 1);
  });
});

describe('a mailbox’s user', () => {
  it('comes in by the same door, to that mailbox alone, until its password changes', async () => {
    const { api, tenantId, domain } = await newCompany();
    const login = { email: `eva@${domain}`, password: 'Casa-De-Piedra-31' };
    const inTenant = { params: { path: { tenantId } } };
    await api.POST('/v1/tenants/{tenantId}/mailboxes', { ...inTenant, body: { address: login.email, password: login.password } });
    const browser = new Browser();
    expect((await browser.signIn(login.email, 'no-es-la-clave')).body.code).toBe('auth.wrong');
    expect((await browser.signIn(login.email.toUpperCase(), login.password)).body).toEqual({ next: 'mailbox' });
    expect((await browser.get('/v1/mailbox')).body).toMatchObject({ address: login.email });
    for (const path of ['/v1/session', '/v1/me/security', `/v1/tenants/${tenantId}/mailboxes`, '/v1/console/overview'])
      expect((await browser.get(path)).status, path).toBe(401);
    const other = new Browser();
    await other.signIn(login.email, login.password);
    const change = (current: string) => browser.post('/v1/mailbox/password', { current, password: NEW_PASSWORD });
    expect((await change('no-es-la-clave')).body.code).toBe('auth.wrong_password');
    expect((await change(login.password)).body.revision).toBeGreaterThan(0);
    expect([(await browser.get('/v1/mailbox')).status, (await other.get('/v1/mailbox')).status]).toEqual([200, 401]);
    expect((await other.signIn(login.email, login.password)).status).toBe(401);
    expect((await browser.call('DELETE', '/v1/mailbox/session')).status).toBe(204);
    expect((await browser.get('/v1/mailbox')).status).toBe(401);
  });

  it('with a generated password comes in as well', async () => {
    const { api, tenantId, domain } = await newCompany();
    const { data } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
      params: { path: { tenantId } },
      body: { address: `gen@${domain}` },
    });
    const { body } = await new Browser().post(`/v1/links/${tokenOf(data?.link?.url ?? '')}`);
    expect((await new Browser().signIn(`gen@${domain}`, body.password)).body).toEqual({ next: 'mailbox' });
  });
});

describe('what a mailbox’s user sets', () => {
  it('is an absence and app passwords of that mailbox, these only with its password, and nothing of its company', async () => {
    const { api, tenantId, domain } = await newCompany();
    const inTenant = { params: { path: { tenantId } } };
    const login = { email: `iris@${domain}`, password: 'Casa-De-Piedra-31' };
    const { data: made } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
      ...inTenant,
      body: { address: login.email, password: login.password },
    });
    const { data: other } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
      ...inTenant,
      body: { address: `otra@${domain}` },
    });
    const passwordsOf = (id = '') => ({ params: { path: { tenantId, id } } });
    const foreign = await api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords', {
      ...passwordsOf(other?.mailbox.id),
      body: { name: 'Ajena' },
    });
    const browser = new Browser();
    await browser.signIn(login.email, login.password);
    const own = (await browser.get('/v1/mailbox')).body;
    expect(own).toMatchObject({ vacation: null, forward: null, protocols: { cleartext: false } });

    const vacation = { subject: 'Fuera', text: 'Vuelvo el lunes', from: null, until: null, everyDays: 7 };
    const away = (version: number) => browser.call('PUT', '/v1/mailbox/vacation', { version, vacation });
    expect((await away(own.version)).body).toMatchObject({ vacation, version: own.version + 1 });
    expect((await away(own.version)).body.code).toBe('version.conflict');

    const create = (current: string) => browser.post('/v1/mailbox/app-passwords', { name: 'Teléfono', current });
    expect((await create('no-es-la-clave')).body.code).toBe('auth.wrong_password');
    const created = (await create(login.password)).body;
    expect(created.password).toMatch(/^[a-z2-9]{24}$/);
    expect((await browser.get('/v1/mailbox/app-passwords')).body.map((one: { id: string }) => one.id)).toEqual([created.id]);
    const seen = await api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords', passwordsOf(made?.mailbox.id));
    expect(seen.data).toMatchObject([{ id: created.id, name: 'Teléfono' }]);

    const remove = (id = '') => browser.call('DELETE', `/v1/mailbox/app-passwords/${id}`);
    expect((await remove(foreign.data?.id)).status).toBe(404);
    expect((await remove(created.id)).status).toBe(204);
    expect((await browser.get('/v1/mailbox/app-passwords')).body).toEqual([]);
  });
});

describe('guessing', () => {
  it.each([
    ['somebody who exists', true],
    ['nobody', false],
  ])('is stopped for %s, and says until when', async (_, exists) => {
    const { login } = await newCompany();
    const email = exists ? login.email : `nadie-${Date.now()}@nadie.test`;
    const attempts = [];
    for (let n = 0; n < 11; n++) attempts.push((await new Browser().signIn(email, `intento-${n}`)).status);
    expect(attempts).toEqual([...Array(10).fill(401), 429]);
    const refused = await new Browser().signIn(email, login.password);
    expect(refused.body).toMatchObject({ code: 'request.too_many', detail: expect.stringMatching(/dentro de 1[45] min/) });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('is stopped by address, whoever it is tried on', async () => {
    const browser = new Browser();
    const statuses = await Promise.all(
      Array.from({ length: 65 }, async (_, n) => (await browser.signIn(`nadie-${n}@${Date.now()}.test`, 'x')).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });

  it('of second factors is stopped as well', async () => {
    const company = await newCompany();
    const { email, password } = company.login;
    const browser = await entered(company);
    const { uri } = (await browser.post('/v1/me/totp', { password })).body;
    const [before, now] = codes(secretOf(uri));
    await browser.post('/v1/me/totp/confirmation', { code: before });
    const visitor = new Browser();
    const seen = [];
    for (let n = 0; n < 10; n++) {
      await visitor.signIn(email, password);
      seen.push((await visitor.post('/v1/sign-in/code', { code: String(n).repeat(6) })).status);
    }
    expect(seen).toEqual([...Array(8).fill(401), 429, 429]);
    await visitor.signIn(email, password);
    expect((await visitor.post('/v1/sign-in/code', { code: now })).status).toBe(429);
  });

  it('never makes quotes or opens links without end', async () => {
    const browser = new Browser();
    const links = await Promise.all(Array.from({ length: 62 }, async () => (await browser.post('/v1/links/nada')).status));
    expect(links.filter((status) => status === 429)).toHaveLength(2);
    const quotes = await Promise.all(
      Array.from({ length: 62 }, async () => (await browser.post('/v1/assessments', { answers: {} })).status),
    );
    expect(quotes.filter((status) => status === 429)).toHaveLength(2);
  });
});

it('keeps seeds, recovery codes and links out of the database in clear', async () => {
  const company = await newCompany();
  const browser = await entered(company);
  const { uri, recoveryCodes } = (await browser.post('/v1/me/totp', { password: company.login.password })).body;
  const rows = await asOwner<{ row: string }>('SELECT t::text AS row FROM "twoFactor" t');
  const all = rows.map(({ row }) => row).join();
  expect(rows.length).toBeGreaterThan(0);
  expect(all).not.toContain(secretOf(uri));
  expect(all).not.toContain(recoveryCodes[0]);
  expect(stack.env.AUTH_SECRET?.length).toBeGreaterThan(20);
});
