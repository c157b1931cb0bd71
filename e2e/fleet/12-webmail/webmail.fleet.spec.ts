/** The webmail of the nodes: who comes in by it, with what, and how far its programs get. */
import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { canLogIn } from '../../stack/mail.ts';
import { newCompany, signInMailbox, stack, until } from '../../stack/stack.ts';
import { WebmailVisitor } from '../../stack/webmail.ts';
import { type Company, change, effective, login, person } from '../10-data-plane/people.ts';

const ALL = { imap: true, pop3: true, submission: true, webmail: true, cleartext: false };
const NODES = ['mx1', 'mx2'] as const;
let company: Company;
let id: string;

beforeAll(async () => {
  company = await newCompany(5);
  id = await person(company, 'rosa');
});

/** What the panel of a mailbox's own user gives. */
async function door(name: string): Promise<string> {
  const { user, pass } = login(company, name);
  const { data, error } = await (await signInMailbox(user, pass)).POST('/v1/mailbox/webmail');
  if (!data) throw new Error(JSON.stringify(error));
  return data.url;
}

describe('who comes in', () => {
  it('its own password opens it on both nodes, until the mailbox has no webmail', async () => {
    // A failure slows the next one down, so that there are few of them here.
    for (const node of NODES) {
      const visitor = new WebmailVisitor(await addressOf(node));
      expect(await visitor.logIn(login(company, 'rosa')), node).toBe(true);
      expect(await visitor.reads(), node).toBe(true);
    }
    const visitor = new WebmailVisitor(await addressOf('mx1'));
    expect(await visitor.logIn(login(company, 'rosa'))).toBe(true);
    await change(company, id, { protocols: { ...ALL, webmail: false } });
    await effective(company, id);
    for (const node of NODES)
      expect(await new WebmailVisitor(await addressOf(node)).logIn(login(company, 'rosa')), node).toBe(false);
    expect(await visitor.reads()).toBe(false);
    await change(company, id, { protocols: { ...ALL, imap: false } });
    await effective(company, id);
    for (const node of NODES)
      expect(await new WebmailVisitor(await addressOf(node)).logIn(login(company, 'rosa')), node).toBe(true);
    await change(company, id, { protocols: ALL });
    await effective(company, id);
  });

  it('a way in of the panel opens one session, which ends with the password', async () => {
    const url = await door('rosa');
    const visitor = new WebmailVisitor(await addressOf('mx1'));
    expect(await visitor.enter(url, `${stack.urls.web}/es/mailbox`)).toBe(true);
    expect(await visitor.reads()).toBe(true);
    expect(await new WebmailVisitor(await addressOf('mx1')).enter(url, `${stack.urls.web}/es/mailbox`)).toBe(false);
    await company.api.POST('/v1/tenants/{tenantId}/mailboxes/{id}/password', {
      params: { path: { tenantId: company.tenantId, id } },
      body: { password: login(company, 'rosa').pass },
    });
    await effective(company, id);
    await until('the session at its end', async () => !(await visitor.reads()));
  });

  it('what the node made for a session opens nothing from outside', async () => {
    const mx1 = (await fleet()).node('mx1');
    const ask = `curl -s --unix-socket /run/relevo/webmail/door.sock http://door/sign-in -d @-`;
    const body = JSON.stringify({ ticket: new URL(await door('rosa')).searchParams.get('_ticket'), from: stack.urls.web });
    const answer = await mx1.run(`su -s /bin/sh relevo-webmail -c '${ask}' <<'X'\n${body}\nX`);
    const { address, password } = JSON.parse(answer.stdout);
    expect(address).toBe(login(company, 'rosa').user);
    const local = await mx1.run(['curl', '-s', '--user', `${address}:${password}`, 'imap://127.0.0.1/', '-o', '/dev/null']);
    expect(local.code).toBe(0);
    for (const node of NODES) expect(await canLogIn(await addressOf(node), { user: address, pass: password }), node).toBe(false);
  });

  it('log-ins are told with the person’s address, and once', async () => {
    const { user, pass } = login(company, 'rosa');
    const own = await signInMailbox(user, pass);
    const logIns = async () =>
      (await own.GET('/v1/mailbox/log-ins')).data?.filter((one) => one.protocol === 'webmail' && one.ok) ?? [];
    const told = await until('the log-in', async () => ((await logIns()).length > 0 ? logIns() : null));
    // Each page of the tests before was a log-in to Dovecot; a half hour may have turned on the way.
    const { hostAddress } = await fleet();
    expect(told.filter((one) => one.remote === hostAddress).length).toBeGreaterThan(0);
    expect(told.filter((one) => one.remote === hostAddress).length).toBeLessThan(4);
  });
});

describe('what a person keeps there', () => {
  const visit = async (node: 'mx1' | 'mx2', name: string) => {
    const visitor = new WebmailVisitor(await addressOf(node));
    expect(await visitor.logIn(login(company, name))).toBe(true);
    return visitor;
  };
  const has = (visitor: WebmailVisitor, ...names: string[]) =>
    until(names.join(), async () => {
      const book = await visitor.contacts();
      return names.every((name) => book.includes(`FN:${name}`));
    });
  const triedInVain = async () =>
    Number((await (await fleet()).node('mx1').run("grep -c 'webmail not copied' /var/log/relevo-agent.log")).stdout);
  const agent = async (verb: 'start' | 'stop') => (await fleet()).node('mx2').run(`sv -w 20 ${verb} /run/services/agent`);

  it('is on the other node too, and what that one missed comes when it is back', async () => {
    await person(company, 'inigo');
    const [mx1, mx2] = [await visit('mx1', 'inigo'), await visit('mx2', 'inigo')];
    await mx1.addContact('José Ñandú', 'jose@ext1.test');
    await mx1.sign(login(company, 'inigo').user, 'Atentamente,\nÍñigo');
    await has(mx2, 'José Ñandú');
    await until('the signature', async () => (await mx2.signature()) === 'Atentamente,\nÍñigo');
    const before = await triedInVain();
    await agent('stop');
    try {
      await mx1.addContact('Begoña Peña', 'begona@ext1.test');
      await mx1.sign(login(company, 'inigo').user, 'Saludos');
      await until('that it cannot be copied', async () => (await triedInVain()) > before);
    } finally {
      await agent('start');
    }
    await has(mx2, 'José Ñandú', 'Begoña Peña');
    await until('the new signature', async () => (await mx2.signature()) === 'Saludos');
    await mx2.addContact('Última', 'ultima@ext1.test');
    await has(mx1, 'José Ñandú', 'Begoña Peña', 'Última');
  });

  it('is there before they ever came to that node', async () => {
    await person(company, 'nuria');
    const mx1 = await visit('mx1', 'nuria');
    await mx1.addContact('José Ñandú', 'jose@ext1.test');
    const keeps = `sqlite3 /var/lib/relevo-webmail/roundcube.db "SELECT contacts.name FROM contacts JOIN users USING(user_id)
      WHERE username = '${login(company, 'nuria').user}'"`;
    const node = (await fleet()).node('mx2');
    await until('the contact on mx2', async () => (await node.run(keeps)).stdout.trim() === 'José Ñandú');
    await has(await visit('mx2', 'nuria'), 'José Ñandú');
  });

  it('is nobody’s who gets the address later', async () => {
    const path = { tenantId: company.tenantId, id: await person(company, 'sandra') };
    const [before, there] = [await visit('mx1', 'sandra'), await visit('mx2', 'sandra')];
    await before.addContact('De antes', 'antes@ext1.test');
    await has(there, 'De antes');
    const { error } = await company.api.DELETE('/v1/tenants/{tenantId}/mailboxes/{id}', { params: { path } });
    expect(error).toBeUndefined();
    await person(company, 'sandra');
    for (const node of NODES) expect(await (await visit(node, 'sandra')).contacts(), node).not.toContain('De antes');
    const now = await visit('mx1', 'sandra');
    await now.addContact('De ahora', 'ahora@ext1.test');
    await has(now, 'De ahora');
    expect(await before.contacts()).not.toContain('De ahora');
  });
});

describe('its programs', () => {
  it('reach this host alone, and only their own files are served', async () => {
    const mx1 = (await fleet()).node('mx1');
    const reach = (host: string, port: number) =>
      mx1.run(`su -s /bin/bash relevo-webmail -c 'timeout 3 bash -c "exec 3<>/dev/tcp/${host}/${port}"'`);
    expect((await reach('127.0.0.1', 143)).code).toBe(0);
    expect((await reach((await fleet()).hostAddress, 4443)).stderr).toContain('Permission denied');
    // The agent looks into their files with their own rights.
    expect((await mx1.run('pgrep -u relevo-webmail -f webmail.mjs')).code).toBe(0);
    expect((await mx1.run("su -s /bin/sh relevo-webmail -c 'cat /var/lib/relevo/maps/node.db'")).stderr).toContain('denied');
    const visitor = new WebmailVisitor(await addressOf('mx1'));
    for (const path of ['/plugins/relevo/relevo.php', '/config/config.inc.php', '/program/include/iniset.php', '/../etc/passwd'])
      expect([path, (await visitor.ask(path)).status]).not.toEqual([path, 200]);
  });
});
