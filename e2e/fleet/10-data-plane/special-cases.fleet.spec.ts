/** Guideline 4: special cases hold for ever and on the server, with the policy service and the agent there or not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { canLogIn, refusal, subjects, submit } from '../../stack/mail.ts';
import { newCompany, until } from '../../stack/stack.ts';
import { type Company, change, effective, login, person } from './people.ts';

let company: Company;
let mx1: string;
let suspendedId: string;

/** What the server answers to a login's message for a recipient. */
const sent = (name: string, to: string, host = mx1) =>
  refusal(submit(host, login(company, name), { from: `${name}@${company.domain}`, to, subject: `de ${name} a ${to}` }));
const service = async (verb: 'start' | 'stop', name: 'policy' | 'agent', node: 'mx1' | 'mx2' = 'mx1') => {
  const lab = await fleet();
  // The agent is not among the services that it commands itself.
  const script = name === 'agent' ? `sv ${verb} /run/services/agent` : `relevo-service ${verb} ${name}`;
  const { code, stderr } = await lab.node(node).run(script);
  if (code !== 0) throw new Error(stderr);
};
/** The reply to RCPT TO from outside. */
const received = async (name: string): Promise<string> => {
  const lab = await fleet();
  const swaks = ['swaks', '--server', mx1, '--from', 'x@ext1.test', '--to', `${name}@${company.domain}`, '--quit-after', 'RCPT'];
  const { stdout } = await lab.world.node.run(swaks);
  const replies = stdout.split('\n').filter((line) => line.startsWith('<'));
  return replies.at(-2)?.slice(4).trim() ?? '';
};

beforeAll(async () => {
  mx1 = await addressOf('mx1');
  company = await newCompany(12);
  await person(company, 'ana');
  await person(company, 'own', { sendPolicy: { kind: 'own_domain' } });
  await person(company, 'onedomain', { sendPolicy: { kind: 'listed', entries: ['@ext1.test'] } });
  await person(company, 'oneaddress', { sendPolicy: { kind: 'listed', entries: ['boss@ext2.test'] } });
  await person(company, 'receives', { sendPolicy: { kind: 'nobody' } });
  await person(company, 'noreply', { receivePolicy: { kind: 'refuse', text: 'Nobody reads this mailbox, write to ana' } });
  await person(company, 'forwards', { forward: { targets: ['kept@ext3.test'], keepCopy: true } });
  await person(company, 'onward', { forward: { targets: ['gone@ext3.test'], keepCopy: false } });
  suspendedId = await person(company, 'suspended');
});
afterAll(async () => {
  await service('start', 'policy');
  await service('start', 'agent');
});

// Name, recipient, reply with the policy service up, and with it down.
const cases = (): [string, string, RegExp, RegExp][] => [
  ['ana', 'x@ext1.test', /^accepted/, /^accepted/],
  ['own', `ana@${company.domain}`, /^accepted/, /^451 4\.3\.5/],
  ['own', 'x@ext1.test', /^550 5\.7\.1/, /^451 4\.3\.5/],
  ['onedomain', 'anybody@ext1.test', /^accepted/, /^451 4\.3\.5/],
  ['onedomain', 'x@ext2.test', /^550 5\.7\.1/, /^451 4\.3\.5/],
  ['oneaddress', 'boss@ext2.test', /^accepted/, /^451 4\.3\.5/],
  ['oneaddress', 'other@ext2.test', /^550 5\.7\.1/, /^451 4\.3\.5/],
  ['receives', `ana@${company.domain}`, /^550 5\.7\.1 .*receive only/, /^550 5\.7\.1 .*receive only/],
  ['ana', `noreply@${company.domain}`, /^550 5\.2\.1 .*write to ana/, /^550 5\.2\.1 .*write to ana/],
];

describe('who may send to whom', () => {
  it('is as each mailbox has it', async () => {
    for (const [name, to, expected] of cases()) expect(await sent(name, to), `${name} to ${to}`).toMatch(expected);
  });

  it('holds while the agent is dead', async () => {
    await service('stop', 'agent');
    for (const [name, to, expected] of cases()) expect(await sent(name, to), `${name} to ${to}`).toMatch(expected);
  });

  // Still without the agent, which would start the service again.
  it('is a matter of trying again, for the restricted alone, while the policy service is down', async () => {
    await service('stop', 'policy');
    for (const [name, to, , down] of cases()) expect(await sent(name, to), `${name} to ${to}`).toMatch(down);
    await service('start', 'policy');
    expect(await sent('own', `ana@${company.domain}`)).toMatch(/^accepted/);
    await service('start', 'agent');
  });

  it('comes back by itself when the policy service is killed', async () => {
    const lab = await fleet();
    const pid = async () => (await lab.node('mx1').run('cat /run/services/policy/supervise/pid')).stdout.trim();
    const before = await pid();
    await lab.node('mx1').run(['kill', '-9', before]);
    await until('an answer', async () => /^accepted/.test(await sent('own', `ana@${company.domain}`)), 15_000);
    expect(await pid()).not.toBe(before);
  });
});

describe('who may receive', () => {
  it('refuses in the words of the mailbox, to the world as well', async () => {
    expect(await received('noreply')).toMatch(/^550 5\.2\.1 .*Nobody reads this mailbox, write to ana/);
    expect(await received('receives')).toMatch(/^250/);
    expect(await received('nobody-of-that-name')).toMatch(/^550 5\.1\.1/);
  });

  it('forwards for life, with and without a copy', async () => {
    const { world } = await fleet();
    for (const name of ['forwards', 'onward']) {
      await world.send({ from: 'cliente@ext2.test', to: `${name}@${company.domain}`, subject: `para ${name}` });
    }
    await world.waitForMail('kept@ext3.test', (message) => message.header('subject') === 'para forwards');
    await world.waitForMail('gone@ext3.test', (message) => message.header('subject') === 'para onward');
    await until('the copy', async () => (await subjects(mx1, login(company, 'forwards'))).includes('para forwards'));
    expect(await subjects(mx1, login(company, 'onward'))).toEqual([]);
  });

  it('an alias leads to its mailboxes, and each of them may write in its name', async () => {
    const alias = `equipo@${company.domain}`;
    const targets = [`ana@${company.domain}`, `own@${company.domain}`];
    await company.api.POST('/v1/tenants/{tenantId}/aliases', {
      params: { path: { tenantId: company.tenantId } },
      body: { address: alias, targets },
    });
    const { world } = await fleet();
    await until('the alias on the node', async () => /^250/.test(await received('equipo')));
    await world.send({ from: 'cliente@ext2.test', to: alias, subject: 'para el equipo' });
    for (const name of ['ana', 'own'])
      await until(`copy of ${name}`, async () => (await subjects(mx1, login(company, name))).includes('para el equipo'));
    const as = (name: string) =>
      refusal(
        submit(mx1, login(company, name), {
          from: alias,
          to: `ana@${company.domain}`,
          subject: 'del equipo',
          envelope: { from: alias, to: `ana@${company.domain}` },
        }),
      );
    expect(await as('ana')).toBe('accepted');
    expect(await as('forwards')).toMatch(/^553 5\.7\.1/);
  });
});

describe('a suspended mailbox', () => {
  it('neither logs in nor sends, and its mail still arrives', async () => {
    const { world } = await fleet();
    expect(await canLogIn(mx1, login(company, 'suspended'))).toBe(true);
    await change(company, suspendedId, { state: 'suspended' });
    await effective(company, suspendedId);
    expect(await canLogIn(mx1, login(company, 'suspended'))).toBe(false);
    expect(await sent('suspended', 'x@ext1.test')).toMatch(/535|authentication/i);
    await world.send({ from: 'cliente@ext2.test', to: `suspended@${company.domain}`, subject: 'mientras tanto' });
    await change(company, suspendedId, { state: 'active' });
    await effective(company, suspendedId);
    await until('the mail', async () => (await subjects(mx1, login(company, 'suspended'))).includes('mientras tanto'));
  });
});
