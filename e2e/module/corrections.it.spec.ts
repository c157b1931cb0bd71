import { beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../stack/people.ts';
import { newCompany, staff, until } from '../stack/stack.ts';

const WORD = `zurdo${Date.now().toString(36)}`;
const REPLY = `554 Petición ${WORD} rehusada por el conserje 4711`;
/** What the code alone says (0.35 sure). */
const GUESS = 'spam';
let company: Awaited<ReturnType<typeof newCompany>>;
let console_: Awaited<ReturnType<typeof staff>>;
beforeAll(async () => {
  [company, console_] = await Promise.all([newCompany(), staff()]);
  await asOwner(
    `INSERT INTO mail_event (tenant_id, at, node_id, position, type, direction, queue_id, sender, recipient, status, reply, bounce_class, bounce_label)
     SELECT t.id, now() - interval '1 hour', n.id, i, 'delivery', 'out', 'C' || i, 'ana@' || $2::text, 'x@fuera.test', 'bounced',
       replace($3, '4711', i::text), 'unknown', 'none'
     FROM tenant t JOIN node n ON n.pair_id = t.pair_id AND n.role = 'primary', generate_series(1, 3) i WHERE t.id = $1`,
    [company.tenantId, company.domain, REPLY],
  );
});
const wish = (phrases: string[]) => ({
  phrases,
  code: null,
  class: 'invalid_address' as const,
  label: 'user_unknown',
  sample: REPLY,
});
const bounces = async () =>
  (
    await company.api.GET('/v1/tenants/{tenantId}/bounces', {
      params: { path: { tenantId: company.tenantId }, query: { days: 7 } },
    })
  ).data?.items ?? [];
const stored = () =>
  asOwner<{ bounce_class: string }>('SELECT DISTINCT bounce_class FROM mail_event WHERE tenant_id = $1', [company.tenantId]);

describe('a correction by staff', () => {
  it('is asked for by what nobody understands: replies that differ in numbers alone are one', async () => {
    const { data } = await console_.GET('/v1/console/bounce-corrections/unclear');
    const mine = data?.filter((row) => row.reply.includes(WORD)) ?? [];
    expect(mine.map((row) => [row.n, row.class])).toEqual([[3, GUESS]]);
  });

  it('says beforehand what it would change', async () => {
    const { data } = await console_.POST('/v1/console/bounce-corrections/trial', { body: wish([WORD, 'rehusada']) });
    expect(data).toMatchObject({ fits: true, now: { class: GUESS }, recent: { touched: 3, changed: 3 } });
    expect(data?.corpus).toMatchObject({ touched: 0, broken: [] });
    expect(data?.corpus.size).toBeGreaterThanOrEqual(600);
  });

  it('does not go live where it makes wrong what is right, or misses its own sample', async () => {
    const broad = await console_.POST('/v1/console/bounce-corrections', {
      body: { ...wish(['mailbox']), sample: '550 mailbox', class: 'spam', reason: 'prueba' },
    });
    expect(broad.error).toMatchObject({ code: 'correction.breaks' });
    const beside = await console_.POST('/v1/console/bounce-corrections', { body: { ...wish(['otra cosa']), reason: 'prueba' } });
    expect(beside.error).toMatchObject({ code: 'correction.misses_sample' });
    const nothing = await console_.POST('/v1/console/bounce-corrections', { body: { ...wish(['550 5.1.1']), reason: 'prueba' } });
    expect(nothing.error).toMatchObject({ code: 'correction.empty' });
  });

  it('rules what is shown and what is stored, until it is withdrawn', async () => {
    expect((await bounces()).map((row) => row.class)).toEqual([GUESS, GUESS, GUESS]);
    const { data } = await console_.POST('/v1/console/bounce-corrections', {
      body: { ...wish([WORD, 'rehusada']), reason: 'El conserje no conoce la casilla' },
    });
    // Another process may hold the rules of two seconds ago.
    await until('the new reading', async () => (await bounces()).every((row) => row.label === 'user_unknown'));
    expect(await stored()).toEqual([{ bounce_class: 'invalid_address' }]);
    await console_.POST('/v1/console/bounce-corrections/{id}/withdrawal', { params: { path: { id: data?.id ?? '' } } });
    await until('the old reading', async () => (await bounces()).every((row) => row.class === GUESS));
    expect(await stored()).toEqual([{ bounce_class: GUESS }]);
    const { data: list } = await console_.GET('/v1/console/bounce-corrections', { params: { query: { limit: 50 } } });
    expect(list?.items.find((row) => row.id === data?.id)).toMatchObject({ withdrawnBy: expect.any(String) });
  });
});
