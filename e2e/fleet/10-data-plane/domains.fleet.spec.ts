/** Further domains, catch-all, postmaster, and mail that is forwarded to the outside and bounces there. */
import { beforeAll, describe, expect, it } from 'vitest';
import { addressOf, fleet, seenByTheWorld } from '../../stack/fleet.ts';
import { refusal, subjects, submit } from '../../stack/mail.ts';
import { newCompany, until } from '../../stack/stack.ts';
import { type Company, login, person } from './people.ts';

let company: Company;
let mx1: string;
/** Somebody outside, of this run alone: the world keeps its mail. */
let kept: string;
const at = (name: string, domain = company.domain) => `${name}@${domain}`;
const tenant = () => ({ path: { tenantId: company.tenantId } });
const inbox = async (name: string, subject: string) => (await subjects(mx1, login(company, name))).includes(subject);

beforeAll(async () => {
  mx1 = await addressOf('mx1');
  company = await newCompany(12);
  kept = `kept-${company.slug}@ext3.test`;
  await person(company, 'ana');
  await person(company, 'bruno');
  await person(company, 'forwards', { forward: { targets: [kept], keepCopy: true } });
  await seenByTheWorld(company.domain);
});

async function domains() {
  const { data } = await company.api.GET('/v1/tenants/{tenantId}/domains', { params: tenant() });
  return data ?? [];
}
async function settle(settings: { catchAll?: string | null; postmaster?: string | null }): Promise<void> {
  const main = (await domains()).find(({ name }) => name === company.domain);
  const { error } = await company.api.PATCH('/v1/tenants/{tenantId}/domains/{id}', {
    params: { path: { tenantId: company.tenantId, id: main?.id ?? '' } },
    body: { version: main?.version ?? 0, ...settings },
  });
  if (error) throw new Error(JSON.stringify(error));
}

describe('a further name of a domain', () => {
  it('takes mail once its DNS proves it, for the same people, who may write in it', async () => {
    const { world } = await fleet();
    const name = `otra-${company.domain}`;
    const main = (await domains())[0];
    const { data: added, error } = await company.api.POST('/v1/tenants/{tenantId}/domains', {
      params: tenant(),
      body: { name, aliasOf: main?.id ?? null },
    });
    if (!added?.proof) throw new Error(JSON.stringify(error));
    const as = () =>
      refusal(
        submit(mx1, login(company, 'ana'), {
          from: at('ana', name),
          to: at('bruno'),
          subject: 'con el otro nombre',
          envelope: { from: at('ana', name), to: at('bruno') },
        }),
      );
    expect(await as()).toMatch(/^553 5\.7\.1/);
    const check = async () =>
      (
        await company.api.POST('/v1/tenants/{tenantId}/domains/{id}/check', {
          params: { path: { tenantId: company.tenantId, id: added.id } },
        })
      ).data?.proof;
    expect(await check()).toEqual(added.proof);
    await world.setZone(name, { '@': [`MX 10 ${company.slug}.mx.relevo.test.`], _relevo: [`TXT "${added.proof.value}"`] });
    await until('the proof', async () => (await check()) === null);
    await until('the domain on the node', async () => (await as()) === 'accepted');
    await world.send({ from: 'cliente@ext2.test', to: at('bruno', name), subject: 'al otro nombre' });
    await until('the mail', () => inbox('bruno', 'al otro nombre'));
  });
});

describe('what nobody is called', () => {
  it('is refused, until somebody takes it all', async () => {
    const send = (to: string, subject: string) => refusal(submit(mx1, login(company, 'ana'), { from: at('ana'), to, subject }));
    expect(await send(at('cualquiera'), 'x')).toMatch(/^550 5\.1\.1/);
    await settle({ catchAll: at('bruno') });
    await until('the catch-all on the node', async () => (await send(at('cualquiera'), 'para cualquiera')) === 'accepted');
    await until('the mail', () => inbox('bruno', 'para cualquiera'));
    await settle({ catchAll: null, postmaster: at('ana') });
    await until('no catch-all', async () => (await send(at('cualquiera'), 'x')) !== 'accepted');
    for (const role of ['postmaster', 'abuse']) {
      expect(await send(at(role), `para ${role}`), role).toBe('accepted');
      await until(`mail of ${role}`, () => inbox('ana', `para ${role}`));
    }
  });
});

describe('mail of a stranger that is forwarded', () => {
  it('leaves in our name, and a bounce of it comes back to the stranger', async () => {
    const { world } = await fleet();
    await world.send({ from: 'cliente@ext2.test', to: at('forwards'), subject: 'para reenviar' });
    const mail = await world.waitForMail(kept, (one) => one.header('subject') === 'para reenviar', 30_000);
    const sender = mail.header('return-path')?.replace(/[<>]/g, '') ?? '';
    expect(sender).toMatch(/^SRS0=[a-z2-7]{7}=..=ext2\.test=cliente@mx[12]\.relevo\.test$/i);
    await until('the copy', () => inbox('forwards', 'para reenviar'));
    await world.send({ from: '', to: sender, subject: 'no se pudo entregar' });
    await world.waitForMail('cliente@ext2.test', (one) => one.header('subject') === 'no se pudo entregar', 30_000);
    const forged = sender.replace('=ext2.test=cliente@', '=ext1.test=otro@');
    await expect(
      world
        .send({ from: '', to: forged, subject: 'inventado' })
        .then(() => world.waitForMail('otro@ext1.test', () => true, 3000)),
    ).rejects.toThrow();
  });

  it('of our own people leaves as theirs', async () => {
    const { world } = await fleet();
    await submit(mx1, login(company, 'ana'), { from: at('ana'), to: at('forwards'), subject: 'de casa' });
    const mail = await world.waitForMail(kept, (one) => one.header('subject') === 'de casa', 30_000);
    expect(mail.header('return-path')).toBe(`<${at('ana')}>`);
  });
});
