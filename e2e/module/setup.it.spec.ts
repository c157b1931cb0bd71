import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { newCompany, stack } from '../stack/stack.ts';

let company: Awaited<ReturnType<typeof newCompany>>;
let address: string;
let mailbox: string;
beforeAll(async () => {
  company = await newCompany();
  address = `telefono@${company.domain}`;
  const made = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId: company.tenantId } },
    body: { address, displayName: 'Teléfono', password: 'Cordillera-2026' },
  });
  mailbox = made.data?.mailbox.id ?? '';
});
const at = (path: string, init: RequestInit = {}) => fetch(stack.urls.api + path, init);

describe('discovery', () => {
  it('answers Thunderbird by the address, or by the name that it was asked at', async () => {
    for (const path of ['/mail/config-v1.1.xml', '/.well-known/autoconfig/mail/config-v1.1.xml']) {
      const answer = await at(`${path}?emailaddress=${encodeURIComponent(address)}`);
      expect(answer.headers.get('content-type')).toContain('text/xml');
      expect(await answer.text()).toContain(`<domain>${company.domain}</domain>`);
    }
  });

  it('says the same of a mailbox that exists and of one that does not', async () => {
    const of = async (local: string) => (await at(`/mail/config-v1.1.xml?emailaddress=${local}@${company.domain}`)).text();
    expect(await of('telefono')).toBe(await of('nadie'));
  });

  it('knows nothing of a domain that is not here', async () => {
    expect((await at('/mail/config-v1.1.xml?emailaddress=x@gmail.com')).status).toBe(404);
    expect((await at('/mail/config-v1.1.xml?emailaddress=%00%0a')).status).toBe(404);
  });

  const ask = (body: string, path = '/autodiscover/autodiscover.xml') =>
    at(path, { method: 'POST', headers: { 'content-type': 'text/xml; charset=utf-8' }, body });
  const question = (whom: string) =>
    `<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request><EMailAddress>${whom}</EMailAddress></Request></Autodiscover>`;

  it('answers Outlook, in each spelling of the path', async () => {
    for (const path of ['/autodiscover/autodiscover.xml', '/Autodiscover/Autodiscover.xml', '/AutoDiscover/AutoDiscover.xml'])
      expect(await (await ask(question(address), path)).text()).toContain(`<LoginName>${address}</LoginName>`);
    expect(await (await ask(question('x@gmail.com'))).text()).toContain('<ErrorCode>500</ErrorCode>');
    expect(await (await ask('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')).text()).toContain(
      '<ErrorCode>600</ErrorCode>',
    );
  });
});

describe('a link for a device', () => {
  const newLink = async () => {
    const { data } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/device-links', {
      params: { path: { tenantId: company.tenantId, id: mailbox } },
      body: { name: 'iPhone de prueba' },
    });
    return data?.url.split('/').at(-1) ?? '';
  };
  const appPasswords = async () =>
    (
      await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords', {
        params: { path: { tenantId: company.tenantId, id: mailbox } },
      })
    ).data ?? [];

  it('makes an app password when it is opened, and not before', async () => {
    const token = await newLink();
    const before = (await appPasswords()).length;
    expect(await (await at(`/v1/device-links/${token}`)).json()).toMatchObject({ address, name: 'iPhone de prueba' });
    expect((await appPasswords()).length).toBe(before);
    const opened = await (await at(`/v1/device-links/${token}`, { method: 'POST' })).json();
    expect(opened).toMatchObject({ address, password: expect.stringMatching(/^[a-z2-9]{24}$/) });
    expect((await appPasswords()).length).toBe(before + 1);
    expect((await at(`/v1/device-links/${token}`, { method: 'POST' })).status).toBe(410);
    expect((await at(`/v1/device-links/${token}`)).status).toBe(410);
  });

  it('serves one of many that open it at once', async () => {
    const token = await newLink();
    const answers = await Promise.all(Array.from({ length: 8 }, () => at(`/v1/device-links/${token}`, { method: 'POST' })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(7).fill(410)]);
  });

  it('gives Apple a profile that its signature holds together', async () => {
    const answer = await at(`/v1/device-links/${await newLink()}/profile`, { method: 'POST' });
    expect(answer.headers.get('content-type')).toBe('application/x-apple-aspen-config');
    const dir = mkdtempSync(join(tmpdir(), 'relevo-profile-'));
    const file = join(dir, 'profile');
    const bytes = Buffer.from(await answer.arrayBuffer());
    writeFileSync(file, bytes);
    const authority = join(stack.stateDir, 'secrets', 'ca.pem');
    const verify = ['smime', '-verify', '-inform', 'der', '-in', file, '-CAfile', authority, '-purpose', 'any'];
    const text = execFileSync('openssl', verify, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect(text).toContain(`<string>${address}</string>`);
    const at50 = bytes.indexOf('EmailTypeIMAP');
    bytes[at50] = 0x58;
    writeFileSync(file, bytes);
    expect(() => execFileSync('openssl', verify, { stdio: 'pipe' })).toThrow();
  });
});
