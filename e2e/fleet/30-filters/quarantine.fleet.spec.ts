/** Spam that waits outside the mailbox, on both nodes: seen, let in, deleted, told of once a day, and learnt from. */
import { beforeAll, describe, expect, it } from 'vitest';
import { pastItsTime } from '../../../apps/agent/src/quarantine/quarantine.ts';
import { emailTo } from '../../stack/emails.ts';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { imap, subjects } from '../../stack/mail.ts';
import { asOwner } from '../../stack/people.ts';
import { clientWith, newCompany, until } from '../../stack/stack.ts';
import { type Company, login, PASSWORD, person } from '../10-data-plane/people.ts';
import { filter, folderOf, handIn, verdictOf } from './company.ts';

let company: Company;
let ana: string;
let own: ReturnType<typeof clientWith>;
const at = (name: string) => `${name}@${company.domain}`;
const path = () => ({ tenantId: company.tenantId });

beforeAll(async () => {
  const { world } = await fleet();
  const host = world.resolver.replace(/\.\d+$/, '.1');
  await world.setZone('spam.test', { '@': [`A ${host}`, `TXT "v=spf1 ip4:${host} -all"`] });
  company = await newCompany(5);
  ana = await person(company, 'ana');
  await filter(company, ana, { junkAt: 1, quarantineAt: 1 });
  const visitor = clientWith({});
  const { response } = await visitor.POST('/v1/sign-in', { body: { email: at('ana'), password: PASSWORD } });
  own = clientWith({ cookie: (response.headers.getSetCookie() ?? []).map((one) => one.split(';')[0]).join('; ') });
});

/** An unencoded subject in capitals and a link to an address: more than a point, less than a refusal. */
async function spam(word: string, node: 'mx1' | 'mx2' = 'mx1'): Promise<string> {
  const subject = `ÚLTIMA OPORTUNIDAD ${word}`;
  expect(await handIn({ from: 'x@spam.test', to: [at('ana')], subject, body: 'http://10.0.0.1/login', node })).toMatch(/^250/);
  return subject;
}
async function listed(subject: string) {
  return until(`"${subject}" in quarantine`, async () => {
    const { data } = await company.api.GET('/v1/tenants/{tenantId}/quarantine', {
      params: { path: path(), query: { limit: 200 } },
    });
    return data?.items.find((one) => one.subject === subject);
  });
}
/** Errors are in no shape of the contract. */
const codeOf = (answer: { error?: unknown }): unknown => (answer.error as { code?: string } | undefined)?.code;
const act = (ids: string[], act: 'release' | 'trust' | 'delete' | 'spam') =>
  company.api.POST('/v1/tenants/{tenantId}/quarantine/acts', { params: { path: path() }, body: { ids, act } });
const inbox = async (node: 'mx1' | 'mx2' = 'mx1') => subjects(await addressOf(node), login(company, 'ana'));
const heldOn = async (node: 'mx1' | 'mx2'): Promise<number> => {
  const lab = await fleet();
  const { stdout } = await lab
    .node(node)
    .run(
      `find /var/vmail/${company.tenantId}/${ana}/quarantine/.Held/cur /var/vmail/${company.tenantId}/${ana}/quarantine/.Held/new -type f 2>/dev/null | wc -l`,
    );
  return Number(stdout);
};

describe('three scores', () => {
  let carla: string;
  beforeAll(async () => {
    const { world } = await fleet();
    await world.setZone('forged.test', { '@': [`A ${world.resolver}`, 'TXT "v=spf1 -all"'] });
    carla = await person(company, 'carla');
    await person(company, 'bruno');
  });
  const body = 'http://10.0.0.1/login';
  const send = (subject: string, node: 'mx1' | 'mx2', more: { from?: string; to?: string[] } = {}) =>
    handIn({ from: 'x@spam.test', to: [at('carla')], subject: `ÚLTIMA OPORTUNIDAD ${subject}`, body, node, ...more });
  const folder = (subject: string, node: 'mx1' | 'mx2', name = 'carla') =>
    folderOf(company, name, `ÚLTIMA OPORTUNIDAD ${subject}`, node);
  const heldBack = async (subject: string, node: 'mx1' | 'mx2') => {
    expect(await listed(`ÚLTIMA OPORTUNIDAD ${subject}`)).toMatchObject({ address: at('carla'), state: 'held' });
    const host = await addressOf(node);
    for (const box of ['INBOX', 'Junk'])
      expect(await subjects(host, login(company, 'carla'), box), box).not.toContain(`ÚLTIMA OPORTUNIDAD ${subject}`);
  };

  it('send the same message to Junk, to quarantine or back, on both nodes', async () => {
    await filter(company, carla, { junkAt: 1, rejectAt: 100 });
    expect(await send('medir', 'mx1')).toMatch(/^250/);
    // What else it is given differs by a quarter of a point from one to the next.
    const points = Math.floor(Number(/\): \[(-?[\d.]+)\//.exec(await verdictOf('x@spam.test'))?.[1])) - 1;
    expect(points).toBeGreaterThanOrEqual(1);
    await filter(company, carla, { junkAt: 1, quarantineAt: points + 3, rejectAt: points + 3 });
    for (const node of ['mx1', 'mx2'] as const) {
      expect(await send(`a Junk ${node}`, node)).toMatch(/^250/);
      expect(await folder(`a Junk ${node}`, node)).toBe('Junk');
    }
    await filter(company, carla, { junkAt: 1, quarantineAt: points, rejectAt: points + 3 });
    for (const node of ['mx1', 'mx2'] as const) {
      expect(await send(`a cuarentena ${node}`, node)).toMatch(/^250/);
      await heldBack(`a cuarentena ${node}`, node);
    }
    await filter(company, carla, { junkAt: 1, quarantineAt: 1, rejectAt: points });
    for (const node of ['mx1', 'mx2'] as const)
      expect(await send(`de vuelta ${node}`, node)).toMatch(/^554 5\.7\.1 This message looks like spam/);
  });

  it('count a forged sender as just enough for Junk, and what one of two refuses as the worst', async () => {
    await filter(company, carla, { quarantineAt: 12 });
    for (const node of ['mx1', 'mx2'] as const) {
      expect(await send(`falso ${node}`, node, { from: 'x@forged.test' })).toMatch(/^250/);
      expect(await folder(`falso ${node}`, node)).toBe('Junk');
    }
    await filter(company, carla, { quarantineAt: 12, deny: ['@spam.test'] });
    for (const node of ['mx1', 'mx2'] as const) {
      expect(await send(`para dos ${node}`, node, { to: [at('bruno'), at('carla')] })).toMatch(/^250/);
      expect(await folder(`para dos ${node}`, node, 'bruno')).toBe('INBOX');
      await heldBack(`para dos ${node}`, node);
    }
  });
});

describe('quarantine', () => {
  it('keeps spam out of every folder, on both nodes, and says why', async () => {
    const before = await heldOn('mx2');
    const subject = await spam('uno');
    expect(await listed(subject)).toMatchObject({
      address: at('ana'),
      sender: 'x@spam.test',
      author: '<x@spam.test>',
      state: 'held',
      wish: null,
    });
    const { score, symbols } = await listed(subject);
    expect(score).toBeGreaterThanOrEqual(1);
    expect(symbols.length).toBeGreaterThan(0);
    await until('the copy on mx2', async () => (await heldOn('mx2')) > before);
    for (const node of ['mx1', 'mx2'] as const) {
      const folders = await imap(await addressOf(node), login(company, 'ana'), async (client) =>
        (await client.list()).map(({ path }) => path),
      );
      expect(folders.join()).not.toMatch(/quarantine|Held/i);
      const reached = await imap(await addressOf(node), login(company, 'ana'), (client) =>
        client.status('relevo-quarantine/Held', { messages: true }).then(
          () => true,
          () => false,
        ),
      );
      expect(reached).toBe(false);
      expect(await inbox(node)).not.toContain(subject);
    }
  });

  it('lets a message in as it came, from either node, without a second look', async () => {
    for (const node of ['mx1', 'mx2'] as const) {
      const subject = await spam(`dejar ${node}`, node);
      const { id } = await listed(subject);
      await until(
        'the copy on mx1',
        async () => (await act([id], 'release')).data?.done === 1 || (await inbox()).includes(subject),
      );
      await until(
        `"${subject}" in both inboxes`,
        async () => (await inbox('mx1')).includes(subject) && (await inbox('mx2')).includes(subject),
      );
      const again = await act([id], 'release');
      expect(codeOf(again)).toBe('quarantine.not_held');
    }
  });

  it('lets in and trusts the sender, whose next mail arrives', async () => {
    const { id } = await listed(await spam('confiar'));
    expect((await act([id], 'trust')).data).toEqual({ done: 1, gone: 0, waiting: 0, trusted: 1 });
    const { data } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/filters', {
      params: { path: { ...path(), id: ana } },
    });
    expect(data).toMatchObject({ allow: ['x@spam.test'], quarantineAt: 1, junkAt: 1 });
    await until(
      'both nodes trust',
      async () =>
        (await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/filters', { params: { path: { ...path(), id: ana } } }))
          .data?.effective,
    );
    const subject = await spam('ya confiado');
    await until('its next mail in the inbox', async () => (await inbox()).includes(subject));
    await filter(company, ana, { junkAt: 1, quarantineAt: 1 });
  });

  it('shows a message as text alone, to its person, and to the owner with a trace', async () => {
    const { id } = await listed(await spam('mirar'));
    const mine = await own.GET('/v1/mailbox/quarantine/{id}/content', { params: { path: { id } } });
    expect(mine.data?.text).toContain('http://10.0.0.1/login');
    const looked = await company.api.POST('/v1/tenants/{tenantId}/quarantine/{id}/look', {
      params: { path: { ...path(), id } },
      body: { why: 'Lo pidió por teléfono' },
    });
    expect(looked.data).toMatchObject({ from: 'x@spam.test', truncated: false, attachments: [] });
    const { data: looks } = await own.GET('/v1/mailbox/looks', { params: { query: {} } });
    expect(looks?.items[0]).toMatchObject({ what: 'content', why: 'Lo pidió por teléfono' });
    expect((await act([id], 'delete')).data?.done).toBe(1);
    await until(
      'deleted on both nodes',
      async () => (await own.GET('/v1/mailbox/quarantine', { params: { query: { q: 'mirar' } } })).data?.items.length === 0,
    );
  });

  it('is deleted by each node after thirty days, and not before', async () => {
    const subject = await spam('caducar');
    await listed(subject);
    await until('its copy on mx2', async () => (await heldOn('mx1')) === (await heldOn('mx2')));
    const lab = await fleet();
    for (const node of ['mx1', 'mx2'] as const) {
      const before = await heldOn(node);
      expect(before).toBeGreaterThan(0);
      // The question that the agent puts each hour, from a clock that is ahead.
      const after = (days: number) =>
        lab
          .node(node)
          .run(
            `LD_PRELOAD=/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1 FAKETIME=+${days}d doveadm expunge -u ${at('ana')} ${pastItsTime().join(' ')}`,
          );
      expect(await after(29)).toMatchObject({ code: 0 });
      expect(await heldOn(node)).toBe(before);
      expect(await after(31)).toMatchObject({ code: 0 });
      expect(await heldOn(node)).toBe(0);
    }
  });

  it('tells once a day, with links that let one message in, once, and only when asked to', async () => {
    const subject = await spam('resumen');
    await listed(subject);
    // Today's may have gone out with the first message of all: it is made to be due again.
    await asOwner(`UPDATE quarantine_digest SET sent_at = sent_at - interval '1 day' WHERE mailbox_id = $1`, [ana]);
    const email = await until('the digest that tells of it', async () => {
      const newest = await emailTo(at('ana'), 'quarantine_digest');
      return newest.text.includes(subject) && newest;
    });
    const token = /quarantine\/([\w-]{32})/.exec(email.text.slice(email.text.indexOf(subject)))?.[1] ?? '';
    const { data } = await clientWith({}).GET('/v1/quarantine-links/{token}', { params: { path: { token } } });
    expect(data).toMatchObject({ address: at('ana'), subject });
    const { data: page } = await own.GET('/v1/mailbox/quarantine', { params: { query: {} } });
    expect(page?.items.some((one) => one.subject === data?.subject)).toBe(true);
    const release = (token: string) => clientWith({}).POST('/v1/quarantine-links/{token}', { params: { path: { token } } });
    expect((await release(token)).data?.done).toBe(1);
    await until('it in the inbox', async () => (await inbox()).includes(data?.subject ?? '?'));
    expect(codeOf(await release(token))).toBe('quarantine.link_used');
    expect(codeOf(await release(`${token.slice(0, -1)}x`))).toBe('quarantine.link_used');
  });
});
