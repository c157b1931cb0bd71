/** Levels 1 to 4 against spam and viruses, on the real programs of both nodes. */
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { refusal, submit } from '../../stack/mail.ts';
import { newCompany, staff, until } from '../../stack/stack.ts';
import { type Company, login, person } from '../10-data-plane/people.ts';
import { compose, EICAR, effectiveOf, filter, filterAll, folderOf, GTUBE, groupOf, handIn, verdictOf } from './company.ts';

let company: Company;
let ana: string;
let bruno: string;
let host: string;
/** Scores more than nothing and less than spam: an unencoded subject in capitals and a link to an address. */
const DOUBTFUL = 'ÚLTIMA OPORTUNIDAD';
const body = 'http://10.0.0.1/login';
const at = (name: string) => `${name}@${company.domain}`;

beforeAll(async () => {
  const { world } = await fleet();
  const subnet = world.resolver.replace(/\.\d+$/, '');
  host = `${subnet}.1`;
  company = await newCompany(5);
  ana = await person(company, 'ana');
  bruno = await person(company, 'bruno');
  await world.setZone('honest.test', { '@': [`A ${host}`, `TXT "v=spf1 ip4:${host} -all"`] });
  await world.setZone('other.test', { '@': [`A ${host}`, `TXT "v=spf1 ip4:${host} -all"`] });
  await world.setZone('forged.test', { '@': [`A ${subnet}.53`, 'TXT "v=spf1 -all"'] });
  await world.setZone('strict.test', { '@': [`A ${subnet}.53`, 'TXT "v=spf1 -all"'], _dmarc: ['TXT "v=DMARC1; p=reject"'] });
});

const service = async (verb: 'start' | 'stop', name: string, node: 'mx1' | 'mx2' = 'mx1') => {
  const lab = await fleet();
  const script = name === 'agent' ? `sv ${verb} /run/services/agent` : `relevo-service ${verb} ${name}`;
  const { code, stderr } = await lab.node(node).run(script);
  if (code !== 0) throw new Error(stderr);
};

describe('content', () => {
  it('lets honest mail through, on both nodes', async () => {
    for (const node of ['mx1', 'mx2'] as const) {
      const subject = `honesto por ${node}`;
      expect(await handIn({ from: 'x@honest.test', to: [at('ana')], subject, node })).toMatch(/^250/);
      expect(await folderOf(company, 'ana', subject, node)).toBe('INBOX');
    }
    expect(await verdictOf('x@honest.test')).toContain('R_SPF_ALLOW');
  });

  it('refuses the test of spam filters, from outside and from a log-in', async () => {
    expect(await handIn({ from: 'x@honest.test', to: [at('ana')], subject: 'gtube', body: GTUBE })).toMatch(/^554 5\.7\.1/);
    const mail = { from: at('bruno'), to: at('ana'), subject: 'gtube', text: GTUBE };
    expect(await refusal(submit(await addressOf('mx1'), login(company, 'bruno'), mail))).toMatch(/^554 5\.7\.1/);
  });

  it('refuses viruses by name, from outside and from a log-in, on both nodes', async () => {
    for (const node of ['mx1', 'mx2'] as const) {
      const mail = { from: 'x@honest.test', to: [at('ana')], subject: 'virus', body: EICAR, node };
      expect(await handIn(mail)).toMatch(/^554 5\.7\.1 A virus was found in this message: Lab\.Eicar/);
      const own = { from: at('bruno'), to: 'x@ext1.test', subject: 'virus', text: EICAR };
      expect(await refusal(submit(await addressOf(node), login(company, 'bruno'), own))).toMatch(
        /^554 5\.7\.1 A virus was found/,
      );
    }
  });
});

describe('sender authentication', () => {
  it('puts a forged sender in Junk', async () => {
    expect(await handIn({ from: 'x@forged.test', to: [at('ana')], subject: 'spf falso' })).toMatch(/^250/);
    expect(await folderOf(company, 'ana', 'spf falso')).toBe('Junk');
    expect(await verdictOf('x@forged.test')).toContain('R_SPF_FAIL');
  });

  it('refuses what the domain asks to refuse (DMARC)', async () => {
    const mail = { from: 'x@honest.test', author: 'jefe@strict.test', to: [at('ana')], subject: 'dmarc' };
    expect(await handIn(mail)).toMatch(/^554 5\.7\.1 The domain in From asks to refuse/);
  });

  it('sees a signature that was broken on the way, and one that was not', async () => {
    const { world } = await fleet();
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const records = { '@': [`A ${host}`], 's1._domainkey': [`TXT "v=DKIM1; k=rsa; p=${key}"`] };
    await world.setZone('signed.test', records);
    const sign = (from: string, body: string): string => {
      const bodyHash = createHash('sha256').update(`${body}\r\n`).digest('base64');
      const header = `v=1; a=rsa-sha256; c=simple/simple; d=signed.test; s=s1; h=from; bh=${bodyHash}; b=`;
      const signer = createSign('RSA-SHA256').update(`From: <${from}>\r\nDKIM-Signature: ${header}`);
      return `DKIM-Signature: ${header}${signer.sign(privateKey, 'base64')}`;
    };
    for (const [from, said, meant] of [
      ['whole@signed.test', 'Pague a la cuenta 1.', 'R_DKIM_ALLOW'],
      ['broken@signed.test', 'Pague a la cuenta 2.', 'R_DKIM_REJECT'],
    ] as const) {
      const headers = [sign(from, 'Pague a la cuenta 1.')];
      await handIn({ from, to: [at('ana')], subject: from, body: said, headers });
      expect(await verdictOf(from)).toContain(meant);
    }
  });
});

describe('connection', () => {
  let operator: Awaited<ReturnType<typeof staff>>;
  const configure = async (dnsblZones: string[]) => {
    const { data: pairs } = await operator.GET('/v1/console/pairs');
    const id = pairs?.[0]?.id ?? '';
    const { data: pair } = await operator.GET('/v1/console/pairs/{id}', { params: { path: { id } } });
    const { data, error } = await operator.PUT('/v1/console/pairs/{id}/overrides', {
      params: { path: { id } },
      body: { ...(pair?.overrides ?? { postfix: '', dovecot: '' }), version: pair?.version ?? 0, dnsblZones },
    });
    if (!data) throw new Error(JSON.stringify(error));
    const lab = await fleet();
    const want = dnsblZones.length > 0 ? '1' : '0';
    for (const node of ['mx1', 'mx2'] as const) {
      const script = `grep -c dnsbl.test /etc/rspamd/override.d/rbl.conf | sed 's/[1-9].*/1/'`;
      await until(`lists on ${node}`, async () => (await lab.node(node).run(script)).stdout.trim() === want);
    }
  };
  beforeAll(async () => {
    operator = await staff();
    const { world } = await fleet();
    // RFC 5782 section 5: 127.0.0.2 is always listed, 127.0.0.1 never.
    const [a, b, c] = host.split('.');
    await world.setZone('dnsbl.test', {
      '2.0.0.127': ['A 127.0.0.2', 'TXT "Test entry"'],
      [`55.${c}.${b}.${a}`]: ['A 127.0.0.2', 'TXT "Sent spam"'],
      [`53.${c}.${b}.${a}`]: ['A 127.255.255.254', 'TXT "Open resolver refused"'],
    });
    await configure(['dnsbl.test']);
  });
  afterAll(() => configure([]));

  /** By a client address of the world's own choice. */
  const from = async (client: string, sender: string, subject: string): Promise<void> => {
    const { world } = await fleet();
    const { stdout } = await world.node.run([
      ...['swaks', '--server', await addressOf('mx1'), '--local-interface', client, '--from', sender, '--to', at('bruno')],
      ...['--header', `Subject: ${subject}`],
    ]);
    expect(stdout).toMatch(/<- {2}250 2\.0\.0 Ok: queued/);
  };

  it('takes a listing for a listing, and an error of the list for none', async () => {
    const { world } = await fleet();
    const listed = host.replace(/\.1$/, '.55');
    await until('a first verdict with the list', async () => {
      await from(listed, 'listed@world.test', 'en una lista');
      return (await verdictOf('listed@world.test')).includes('RELEVO_DNSBL_0');
    });
    expect(await folderOf(company, 'bruno', 'en una lista')).toBeDefined();
    await from(world.resolver, 'refused@world.test', 'error de la lista');
    expect(await verdictOf('refused@world.test')).not.toContain('RELEVO_DNSBL');
    expect(await folderOf(company, 'bruno', 'error de la lista')).toBe('INBOX');
  });
});

describe("the customer's own rules", () => {
  it("refuses whom one mailbox does not want, and leaves its neighbour's mail alone", async () => {
    await filter(company, ana, { deny: ['x@honest.test', '@other.test'] });
    for (const node of ['mx1', 'mx2'] as const) {
      for (const from of ['x@honest.test', 'quien@other.test', 'quien@sub.other.test']) {
        const mail = { from, node, subject: `para ${node} de ${from}` };
        expect(await handIn({ ...mail, to: [at('ana')] }), from).toMatch(/^554 5\.7\.1 The recipient does not accept mail/);
        expect(await handIn({ ...mail, to: [at('bruno')] }), from).toMatch(/^250/);
      }
      expect(await folderOf(company, 'bruno', `para ${node} de x@honest.test`, node)).toBe('INBOX');
    }
    // In one message for both, the one who refuses finds it in Junk.
    const both = { from: 'x@honest.test', to: [at('bruno'), at('ana')], subject: 'para los dos' };
    expect(await handIn(both)).toMatch(/^250/);
    expect(await folderOf(company, 'bruno', 'para los dos')).toBe('INBOX');
    expect(await folderOf(company, 'ana', 'para los dos')).toBe('Junk');
  });

  it('counts from the next message on, with API, agent and Redis away', async () => {
    for (const name of ['agent', 'redis']) await service('stop', name);
    expect(await handIn({ from: 'x@honest.test', to: [at('ana')], subject: 'solo' })).toMatch(/^554 5\.7\.1 The recipient/);
    expect(await handIn({ from: 'x@honest.test', to: [at('bruno')], subject: 'solo' })).toMatch(/^250/);
    for (const name of ['redis', 'agent']) await service('start', name);
    await filter(company, ana, {});
    expect(await handIn({ from: 'x@honest.test', to: [at('ana')], subject: 'otra vez' })).toMatch(/^250/);
    expect(await folderOf(company, 'ana', 'otra vez')).toBe('INBOX');
  });

  it("goes by each mailbox's own thresholds", async () => {
    const mail = (to: string) => ({ from: 'x@honest.test', to: [to], subject: DOUBTFUL, body });
    await handIn(mail(at('bruno')));
    const score = Number(/\): \[(-?[\d.]+)\//.exec(await verdictOf('x@honest.test'))?.[1]);
    expect(score).toBeGreaterThanOrEqual(1);
    await filter(company, ana, { junkAt: 1, rejectAt: 1 });
    expect(await handIn(mail(at('ana')))).toMatch(/^554 5\.7\.1 This message looks like spam/);
    expect(await handIn(mail(at('bruno')))).toMatch(/^250/);
    await filter(company, ana, {});
  });

  it('trusts whom a mailbox trusts, but neither a forger nor a virus', async () => {
    await filter(company, ana, { allow: ['@honest.test', '@forged.test', '@strict.test'], junkAt: 1, rejectAt: 1 });
    expect(await handIn({ from: 'x@honest.test', to: [at('ana')], subject: DOUBTFUL, body })).toMatch(/^250/);
    expect(await folderOf(company, 'ana', DOUBTFUL)).toBe('INBOX');
    expect(await handIn({ from: 'x@honest.test', to: [at('ana')], subject: 'virus', body: EICAR })).toMatch(/^554/);
    expect(await handIn({ from: 'x@forged.test', to: [at('ana')], subject: 'falso', body })).toMatch(/^554|^250/);
    const forged = { from: 'x@honest.test', author: 'x@strict.test', to: [at('ana')], subject: 'falso' };
    expect(await handIn(forged)).toMatch(/^554/);
    await filter(company, ana, {});
  });

  it('takes hostile values for data or refuses them', async () => {
    const path = { tenantId: company.tenantId, id: bruno };
    const put = async (deny: string[]) => {
      const { data: before } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/filters', { params: { path } });
      const body = { junkAt: null, quarantineAt: null, rejectAt: null, allow: [], deny, version: before?.version ?? 0 };
      return (await company.api.PUT('/v1/tenants/{tenantId}/mailboxes/{id}/filters', { params: { path }, body })).response.status;
    };
    for (const text of ['a@b.test\n@honest.test', '/.*/', '@honest.test]==] os.exit()', '*', '@*', `@${'a'.repeat(65_536)}.test`])
      expect([400, 422], text.slice(0, 40)).toContain(await put([text]));
    // What an address may hold, and what means something elsewhere.
    await filter(company, bruno, {
      deny: ["o'brien%s@honest.test", '@münchen.test', '{x}$@honest.test', 'a|b*c@honest.test'],
    });
    expect(await handIn({ from: 'x@honest.test', to: [at('bruno')], subject: 'sigue' })).toMatch(/^250/);
    expect(await handIn({ from: "o'brien%s@honest.test", to: [at('bruno')], subject: 'no' })).toMatch(/^554/);
    expect(await handIn({ from: 'x@xn--mnchen-3ya.test', to: [at('bruno')], subject: 'no' })).toMatch(/^554/);
    expect(await handIn({ from: "o'brien%s@honest.test", to: [at('ana')], subject: 'sí' })).toMatch(/^250/);
    await filter(company, bruno, {});
  });
});

describe("a group's rules", () => {
  it("refuse for its mailbox on both nodes, not for its neighbour, and give way to the mailbox's own", async () => {
    const id = await groupOf(company, [at('ana')], { deny: ['@honest.test'] });
    const mail = (node: 'mx1' | 'mx2', subject: string) => ({ from: 'x@honest.test', node, subject: `${subject}, ${node}` });
    for (const node of ['mx1', 'mx2'] as const) {
      expect(await handIn({ ...mail(node, 'del grupo'), to: [at('ana')] })).toMatch(/^554 5\.7\.1 The recipient/);
      expect(await handIn({ ...mail(node, 'de al lado'), to: [at('bruno')] })).toMatch(/^250/);
    }
    await filter(company, ana, { allow: ['x@honest.test'] });
    for (const node of ['mx1', 'mx2'] as const)
      expect(await handIn({ ...mail(node, 'con permiso'), to: [at('ana')] })).toMatch(/^250/);
    await filter(company, ana, {});
    await company.api.DELETE('/v1/tenants/{tenantId}/groups/{id}', { params: { path: { tenantId: company.tenantId, id } } });
    await effectiveOf(company, ana);
    for (const node of ['mx1', 'mx2'] as const)
      expect(await handIn({ ...mail(node, 'sin grupo'), to: [at('ana')] })).toMatch(/^250/);
  });
});

describe("the company's rules", () => {
  it("hold for every mailbox but where one's own say otherwise, on both nodes", async () => {
    expect(await filterAll(company, { deny: ['@honest.test'] })).toBe(200);
    await filter(company, ana, { allow: ['x@honest.test'] });
    for (const node of ['mx1', 'mx2'] as const) {
      const mail = { from: 'x@honest.test', node, subject: `de la empresa, ${node}` };
      expect(await handIn({ ...mail, to: [at('bruno')] })).toMatch(/^554 5\.7\.1 The recipient/);
      expect(await handIn({ ...mail, to: [at('ana')] })).toMatch(/^250/);
      expect(await folderOf(company, 'ana', mail.subject, node)).toBe('INBOX');
    }
    await filter(company, ana, {});
    await filterAll(company, {});
  });

  it('take hostile values for data or are refused', async () => {
    for (const text of ['a@b.test\n@honest.test', '/.*/', '@honest.test]==] os.exit()', "' OR 1=1 --", '*', '@*'])
      expect([400, 422], text).toContain(await filterAll(company, { deny: [text] }));
    expect([400, 422]).toContain(await filterAll(company, { deny: [`@${'a'.repeat(65_536)}.test`] }));
    expect(await filterAll(company, { deny: ["o'brien%s@honest.test", '@münchen.test', '{x}$@honest.test'] })).toBe(200);
    expect(await handIn({ from: 'x@honest.test', to: [at('bruno')], subject: 'sigue para todos' })).toMatch(/^250/);
    expect(await handIn({ from: "o'brien%s@honest.test", to: [at('bruno')], subject: 'no' })).toMatch(/^554/);
    await filterAll(company, {});
  });
});

describe('what was stopped', () => {
  it('is counted by level for the company alone', async () => {
    const counts = async (of: Company) => {
      const path = { tenantId: of.tenantId };
      const { data } = await of.api.GET('/v1/tenants/{tenantId}/filtering', { params: { path } });
      return Object.fromEntries((data?.stopped ?? []).map(({ reason, count }) => [reason, count]));
    };
    await until('what the tests before did', async () => {
      const found = await counts(company);
      return ['virus', 'dmarc', 'spam', 'denied', 'testPattern'].every((reason) => (found[reason] ?? 0) > 0);
    });
    expect(Object.values(await counts(await newCompany(5))).every((count) => count === 0)).toBe(true);
  });
});

describe('with a part away', () => {
  afterAll(async () => {
    for (const name of ['clamd', 'rspamd']) await service('start', name);
  });

  it('nothing goes unscanned: senders are asked to try again, and then it arrives', async () => {
    const mail = { from: 'x@honest.test', to: [at('ana')], subject: 'más tarde' };
    await service('stop', 'clamd');
    expect(await handIn(mail, compose(mail))).toMatch(/^451 4\.7\.1 This message cannot be scanned/);
    await service('start', 'clamd');
    await until('the scanner', async () => (await handIn(mail)).startsWith('250'));
    await service('stop', 'rspamd');
    expect(await handIn(mail)).toMatch(/^451 4\.7\.1|^503/);
    await service('start', 'rspamd');
    await until('the filter', async () => (await handIn(mail)).startsWith('250'));
  });
});
