import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientWith, newCompany, owner, stack, staff as staffSession, until } from '../stack/stack.ts';

const owners = new pg.Pool({ connectionString: stack.urls.owner, max: 1 });
afterAll(() => owners.end());
let company: Awaited<ReturnType<typeof newCompany>>;
beforeAll(async () => {
  company = await newCompany();
});
const raw = (path: string, init: RequestInit = {}) =>
  fetch(stack.urls.api + path, {
    ...init,
    headers: { origin: stack.urls.web, cookie: company.api.cookie, 'content-type': 'application/json', ...init.headers },
  });
const mailboxes = () => `/v1/tenants/${company.tenantId}/mailboxes`;
const create = (body: unknown, headers: Record<string, string> = {}) =>
  raw(mailboxes(), { method: 'POST', body: JSON.stringify(body), headers });

describe('refusals', () => {
  it.each([
    ['an address of somebody else', { address: 'x@gmail.com' }, 422, 'domain.not_yours', 'address'],
    ['no address at all', {}, 400, 'request.invalid', 'address'],
    ['an address with two ats', { address: 'a@@b.test' }, 422, 'address.invalid', 'address'],
    ['a short password', { address: 'corta@DOMAIN', password: 'corta' }, 422, 'password.too_short', 'password'],
    [
      'a password that is the address',
      { address: 'fernanda@DOMAIN', password: 'fernanda2026' },
      422,
      'password.guessable',
      'password',
    ],
    ['a quota of nothing', { address: 'cuota@DOMAIN', quotaMb: 0 }, 400, 'request.invalid', 'quotaMb'],
  ])('%s: problem+json with code, sentence and field', async (_, body, status, code, field) => {
    const answer = await create(JSON.parse(JSON.stringify(body).replace('DOMAIN', company.domain)));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = await answer.json();
    expect(problem).toMatchObject({ code, status, errors: [{ field }] });
    expect(problem.detail.length).toBeGreaterThan(10);
    expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('speaks the language that is asked for', async () => {
    const [es, en] = await Promise.all(
      ['es-AR', 'en'].map((language) =>
        create({ address: 'x@gmail.com' }, { 'accept-language': language }).then((answer) => answer.json()),
      ),
    );
    expect(es.detail).toContain('no es de esta empresa');
    expect(en.detail).toContain('does not belong');
  });

  it('says what is wrong with a body that is no JSON, or too large', async () => {
    expect((await (await raw(mailboxes(), { method: 'POST', body: '{"address"' })).json()).code).toBe('request.not_json');
    expect(
      (
        await raw(`/v1/tenants/${company.tenantId}/imports`, {
          method: 'POST',
          body: JSON.stringify({ csv: 'x'.repeat(5_000_000) }),
        })
      ).status,
    ).toBe(413);
  });

  it('answers for another tenant as for one that does not exist', async () => {
    const foreign = await raw(`/v1/tenants/${stack.seeded.demo.tenantId}/mailboxes`);
    const nothing = await raw('/v1/tenants/01a20ef4-0000-7000-8000-000000000000/mailboxes');
    const [a, b] = [await foreign.json(), await nothing.json()];
    expect([foreign.status, a.code, a.detail]).toEqual([nothing.status, b.code, b.detail]);
    expect(foreign.status).toBe(404);
  });

  it('takes no cookie from another site', async () => {
    const answer = await raw(mailboxes(), {
      method: 'POST',
      body: JSON.stringify({ address: `csrf@${company.domain}` }),
      headers: { origin: 'https://evil.test' },
    });
    expect((await answer.json()).code).toBe('request.origin');
  });

  it('does not let a domain be taken twice', async () => {
    const visitor = clientWith({});
    const { data } = await visitor.POST('/v1/assessments', {
      body: {
        answers: {
          people: 1,
          roles: [],
          total: 1,
          growthPerHalfYear: 0,
          access: { client: 1, clientAndWebmail: 0, webmail: 0 },
          start: { kind: 'zero' },
          domain: company.domain,
          dns: 'kept_outside',
          contact: { name: 'Otra', email: 'otra@otra.test', phone: null },
        },
      },
    });
    const { error } = await visitor.POST('/v1/assessments/{code}/acceptance', {
      params: { path: { code: data?.code ?? '' } },
      body: {
        planId: 'essential',
        standby: false,
        company: 'Otra',
        name: 'Otra',
        email: `otra@${Date.now()}.test`,
        password: 'correcto-caballo-42',
      },
    });
    expect(error).toMatchObject({ code: 'domain.taken', errors: [{ field: 'domain' }] });
  });
});

describe('acceptance', () => {
  it('invites the technical contact, and takes nobody in who did not accept', async () => {
    const accept = async (contactEmail: string) => {
      const { domain } = company;
      const own = `c${Date.now().toString(36)}${Math.round(performance.now())}.test`;
      const visitor = clientWith({});
      const answers = {
        people: 1,
        roles: [],
        total: 1,
        growthPerHalfYear: 0,
        access: { client: 1, clientAndWebmail: 0, webmail: 0 },
        start: { kind: 'zero' as const },
        domain: own,
        dns: 'kept_outside' as const,
        contact: { name: 'Técnica', email: contactEmail.replace('DOMAIN', domain), phone: null },
      };
      const { data } = await visitor.POST('/v1/assessments', { body: { answers } });
      const accepted = await visitor.POST('/v1/assessments/{code}/acceptance', {
        params: { path: { code: data?.code ?? '' } },
        body: {
          planId: 'essential',
          standby: false,
          company: 'Con técnica',
          name: 'Dueña',
          email: `duena@${own}`,
          password: 'correcto-caballo-42',
        },
      });
      const { rows } = await owners.query<{ member: string }>(
        `SELECT role AS member FROM membership WHERE tenant_id = $1
         UNION ALL SELECT 'invited ' || role FROM invitation WHERE tenant_id = $1 ORDER BY 1`,
        [accepted.data?.tenantId],
      );
      return rows.map((row) => row.member);
    };
    expect(await accept('tecnica@DOMAIN')).toEqual(['invited technical', 'owner']);
    expect(await accept('tecnica@DOMAIN')).toEqual(['invited technical', 'owner']);
  });
});

describe('editing together', () => {
  it('tells the second editor and overwrites nothing', async () => {
    const { mailbox } = await (await create({ address: `dos@${company.domain}` })).json();
    const patch = (displayName: string) =>
      raw(`${mailboxes()}/${mailbox.id}`, { method: 'PATCH', body: JSON.stringify({ version: mailbox.version, displayName }) });
    expect((await patch('Primera')).status).toBe(200);
    const second = await patch('Segunda');
    expect([second.status, (await second.json()).code]).toEqual([409, 'version.conflict']);
    expect((await (await raw(`${mailboxes()}/${mailbox.id}`)).json()).displayName).toBe('Primera');
  });

  it('makes one mailbox of twenty simultaneous requests for it', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create({ address: `carrera@${company.domain}` })));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(19);
  });
});

describe('Idempotency-Key', () => {
  it('gives the first answer again, link included, and makes nothing twice', async () => {
    const send = () => create({ address: `una@${company.domain}` }, { 'idempotency-key': 'una-vez' });
    const first = await (await send()).json();
    const again = await send();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.json()).toEqual(first);
    expect(first.link.url).toContain('/link/');
  });

  it('refuses the same key with other data', async () => {
    const answer = await create({ address: `otra@${company.domain}` }, { 'idempotency-key': 'una-vez' });
    expect([answer.status, (await answer.json()).code]).toEqual([422, 'request.idempotency_conflict']);
  });
});

describe('pages', () => {
  it('walk every row once, in order, while rows are added', async () => {
    const csv = ['address', ...Array.from({ length: 4 }, (_, i) => `p${i}@${company.domain}`)].join('\n');
    const { data: started } = await company.api.POST('/v1/tenants/{tenantId}/imports', {
      params: { path: { tenantId: company.tenantId } },
      body: { csv },
    });
    await until(
      'the import',
      async () =>
        (
          await company.api.GET('/v1/tenants/{tenantId}/imports/{id}', {
            params: { path: { tenantId: company.tenantId, id: started?.id ?? '' } },
          })
        ).data?.state === 'done',
    );
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { data } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes', {
        params: { path: { tenantId: company.tenantId }, query: { limit: 2, ...(cursor ? { cursor } : {}) } },
      });
      seen.push(...(data?.items ?? []).map((item) => item.address));
      cursor = data?.nextCursor ?? null;
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toContain(`p3@${company.domain}`);
  });

  it('refuses a forged cursor', async () => {
    expect((await (await raw(`${mailboxes()}?cursor=bm9wZQ`)).json()).code).toBe('request.bad_cursor');
  });
});

describe('one-time links', () => {
  it('show the password once, and it is the one that was hashed', async () => {
    const { link } = await (await create({ address: `enlace@${company.domain}` })).json();
    const token = link.url.split('/').at(-1);
    const open = () => fetch(`${stack.urls.api}/v1/links/${token}`, { method: 'POST' });
    const first = await (await open()).json();
    expect(first).toMatchObject({ address: `enlace@${company.domain}`, password: expect.stringMatching(/^[\w]{20}$/) });
    expect([(await open()).status, (await (await open()).json()).code]).toEqual([410, 'link.gone']);
  });
});

describe('import', () => {
  it('keeps the good rows and names each bad one with line and reason', async () => {
    const csv = `correo;nombre;tipo\nbien@${company.domain};Bien;persona\nmal@@x;Mal;persona\nBIEN@${company.domain};Otra vez;persona\nraro@${company.domain};Raro;robot\nx@gmail.com;Ajena;persona\n`;
    const { data } = await company.api.POST('/v1/tenants/{tenantId}/imports', {
      params: { path: { tenantId: company.tenantId } },
      body: { csv },
    });
    expect(data?.rejected.map(({ line, code }) => [line, code])).toEqual([
      [3, 'address.invalid'],
      [4, 'address.taken'],
      [5, 'import.bad_kind'],
      [6, 'domain.not_yours'],
    ]);
    const done = await until('the import', async () => {
      const { data: now } = await company.api.GET('/v1/tenants/{tenantId}/imports/{id}', {
        params: { path: { tenantId: company.tenantId, id: data?.id ?? '' } },
      });
      return now?.state === 'done' && now;
    });
    expect(done).toMatchObject({ created: 1, total: 5 });
    const { data: links } = await company.api.GET('/v1/tenants/{tenantId}/imports/{id}/links', {
      params: { path: { tenantId: company.tenantId, id: data?.id ?? '' }, header: { 'x-link-key': data?.linkKey ?? '' } },
    });
    const answer = await fetch(`${stack.urls.api}/v1/links/${links?.[0]?.url.split('/').at(-1)}`, { method: 'POST' });
    expect(await answer.json()).toMatchObject({ address: `bien@${company.domain}` });
  });

  it.each([
    ['', 400],
    ['address\n', 422],
    ['nombre\nAna\n', 422],
    ['address\n"abierta', 422],
  ])('refuses %j', async (csv, status) => {
    expect((await raw(`/v1/tenants/${company.tenantId}/imports`, { method: 'POST', body: JSON.stringify({ csv }) })).status).toBe(
      status,
    );
  });
});

it('keeps the roles apart: an owner sees no console, staff no tenant', async () => {
  const [ana, staff] = [await owner(), await staffSession()];
  expect((await ana.GET('/v1/console/overview')).response.status).toBe(404);
  expect((await staff.GET('/v1/console/overview')).response.status).toBe(200);
  expect(
    (await staff.GET('/v1/tenants/{tenantId}/overview', { params: { path: { tenantId: stack.seeded.demo.tenantId } } })).response
      .status,
  ).toBe(404);
});
