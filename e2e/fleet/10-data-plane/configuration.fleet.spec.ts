/** A configuration that a checker refuses, or that passes its checker and does not serve, never takes a node down. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { canLogIn } from '../../stack/mail.ts';
import { newCompany, staff, until } from '../../stack/stack.ts';
import { type Company, login, person } from './people.ts';

let company: Company;
let pairId: string;
let operator: Awaited<ReturnType<typeof staff>>;

const pair = async () => {
  const { data } = await operator.GET('/v1/console/pairs/{id}', { params: { path: { id: pairId } } });
  if (!data) throw new Error('no such pair');
  return data;
};
async function override(overrides: { postfix?: string; dovecot?: string }): Promise<void> {
  const { version } = await pair();
  const { error } = await operator.PUT('/v1/console/pairs/{id}/overrides', {
    params: { path: { id: pairId } },
    body: { version, postfix: '', dovecot: '', ...overrides },
  });
  if (error) throw new Error(JSON.stringify(error));
}
/** What both nodes say of their configuration, once both say it. */
const errors = (fits: (error: string | null) => boolean) =>
  until('the word of both nodes', async () => {
    const { nodes } = await pair();
    return nodes.length === 2 && nodes.every((node) => fits(node.configError)) && nodes.map((node) => node.configError);
  });
const parameter = async (name: string): Promise<string> => {
  const lab = await fleet();
  return (await lab.node('mx1').run(['postconf', '-h', name])).stdout.trim();
};

beforeAll(async () => {
  operator = await staff();
  const { data } = await operator.GET('/v1/console/pairs');
  pairId = data?.[0]?.id ?? '';
  company = await newCompany();
  await person(company, 'ana');
});
afterAll(() => override({}));

const serves = async () => {
  for (const node of ['mx1', 'mx2'] as const) expect(await canLogIn(await addressOf(node), login(company, 'ana'))).toBe(true);
};

describe('overrides of staff', () => {
  it('go live on both nodes when they are right', async () => {
    await override({ postfix: 'smtpd_banner = $myhostname ESMTP at your service' });
    await until('the banner', async () => (await parameter('smtpd_banner')).endsWith('at your service'));
    await errors((error) => error === null);
    await serves();
  });

  it.each([
    ['a parameter that does not exist', { postfix: 'smtpd_banneer = x' }, /smtpd_banneer/],
    ['a number that is none', { postfix: 'message_size_limit = much' }, /message_size_limit/],
    ['a restriction that does not exist', { postfix: 'smtpd_recipient_restrictions = reject_everybody' }, /reject_everybody/],
    ['a setting that Dovecot does not know', { dovecot: 'protocolls = imap' }, /protocolls/],
    ['a number that kills smtpd alone', { postfix: 'smtpd_soft_error_limit = few' }, /smtpd_soft_error_limit/],
  ])('%s: refused in the words of the program, and both nodes serve', async (_, overrides, words) => {
    await override(overrides);
    await errors((error) => error !== null && words.test(error));
    await serves();
    // What is not configuration goes on being applied.
    const name = `m${Date.now().toString(36)}`;
    await person(company, name);
    for (const node of ['mx1', 'mx2'] as const) expect(await canLogIn(await addressOf(node), login(company, name))).toBe(true);
    const lab = await fleet();
    const probe = ['swaks', '--server', await addressOf('mx1'), '--from', 'x@ext1.test', '--to', `ana@${company.domain}`];
    expect((await lab.world.node.run([...probe, '--quit-after', 'RCPT'])).stdout).toMatch(/250 2\.1\.5/);
    await override({});
    await errors((error) => error === null);
  });
});
