/** What a search of the trace finds, by each kind of question, page by page. */
import { beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../stack/people.ts';
import { newCompany } from '../stack/stack.ts';

type Company = Awaited<ReturnType<typeof newCompany>>;

/** Mail that came in, one message a minute backward from now; `sender` is SQL that says who wrote the n-th. */
async function mail(company: Company, count: number, sender: string): Promise<void> {
  await asOwner(
    `WITH e AS (
       INSERT INTO mail_event (tenant_id, at, node_id, position, type, direction, queue_id, message_id, sender, recipient, status, peer_domain)
       SELECT t.id, now() - n * interval '1 minute', node.id, n, 'delivery', 'in', upper(to_hex(11184810 + n)), n || '.' || t.slug || '@mail.test', ${sender},
         'ana@' || $2::text, 'sent', 'cliente.test'
       FROM tenant t CROSS JOIN generate_series(0, $3::int - 1) n
         CROSS JOIN LATERAL (SELECT id FROM node WHERE pair_id = t.pair_id ORDER BY role LIMIT 1) node WHERE t.id = $1
       RETURNING tenant_id, at, sender, recipient)
     INSERT INTO correspondent (tenant_id, address, first_at, last_at)
     SELECT tenant_id, a, min(at), max(at) FROM e CROSS JOIN LATERAL (VALUES (sender), (recipient)) v(a) GROUP BY 1, 2`,
    [company.tenantId, company.domain, count],
  );
}

/** All pages of an answer. */
async function found(company: Company, q: string): Promise<string[]> {
  const senders: string[] = [];
  let cursor: string | undefined;
  do {
    const { data, error } = await company.api.GET('/v1/tenants/{tenantId}/trace', {
      params: { path: { tenantId: company.tenantId }, query: { q, limit: 50, ...(cursor && { cursor }) } },
    });
    if (!data) throw new Error(JSON.stringify(error));
    senders.push(...data.items.map((item) => item.sender));
    cursor = data.nextCursor ?? undefined;
  } while (cursor);
  return senders;
}
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('a part of an address', () => {
  it('that most of the mail has is found in all of it, newest first', async () => {
    const company = await newCompany(5);
    await mail(company, 260, `'persona' || n || '@cliente.test'`);
    expect(await found(company, 'perso')).toEqual(numbers(260).map((n) => `persona${n}@cliente.test`));
  });

  it('that few have is found among much else', async () => {
    const company = await newCompany(5);
    await mail(company, 1500, `CASE WHEN n % 75 = 7 THEN 'rara' ELSE 'otra' END || n % 30 || '@cliente.test'`);
    const rare = numbers(1500).filter((n) => n % 75 === 7);
    expect(await found(company, 'rara')).toEqual(rare.map((n) => `rara${n % 30}@cliente.test`));
    expect(await found(company, 'nadie-asi')).toEqual([]);
    // Signs that mean something to LIKE are letters.
    expect(await found(company, 'r_ra')).toEqual([]);
    expect(await found(company, 'ra%@')).toEqual([]);
  });
});

describe('a whole thing', () => {
  let company: Company;
  beforeAll(async () => {
    company = await newCompany(5);
    await mail(company, 120, `'persona' || n % 60 || '@cliente.test'`);
  });

  it.each([
    ['an address', () => 'Persona7@cliente.test', [7, 67]],
    ['a Message-ID in brackets', () => `<3.${company.slug}@mail.test>`, [3]],
    ['a Message-ID without them', () => `3.${company.slug}@mail.test`, [3]],
    ['a queue id', () => (11_184_810 + 5).toString(16).toUpperCase(), [5]],
    ['a domain of others', () => 'cliente.test', numbers(120)],
    ['a mailbox of its own', () => `ana@${company.domain}`, numbers(120)],
    ['nothing at all', () => '', numbers(120)],
    ['an address of nobody', () => 'nadie@cliente.test', []],
  ])('%s', async (_, q, expected) => {
    expect(await found(company, q())).toEqual(expected.map((n) => `persona${n % 60}@cliente.test`));
  });
});
