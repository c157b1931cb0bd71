import { beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../stack/people.ts';
import { newCompany, stack } from '../stack/stack.ts';

let company: Awaited<ReturnType<typeof newCompany>>;
const recipient = 'cliente@fuera.test';
let key: string;

beforeAll(async () => {
  company = await newCompany();
  await asOwner(
    `INSERT INTO mail_event (tenant_id, at, node_id, position, type, direction, queue_id, message_id, sender, recipient, status, reply)
     SELECT t.id, now(), n.id, 1, 'delivery', 'out', 'CERT1', 'cert-' || t.id, 'ana@' || $2::text, r.name, r.status, r.reply
     FROM tenant t JOIN node n ON n.pair_id = t.pair_id AND n.role = 'primary',
       (VALUES ('${recipient}', 'sent', '250 2.0.0 Ok: queued as 77'), ('otro@fuera.test', 'deferred', '451 4.3.0 later')) AS r(name, status, reply) WHERE t.id = $1`,
    [company.tenantId, company.domain],
  );
  const { data } = await company.api.GET('/v1/tenants/{tenantId}/trace', {
    params: { path: { tenantId: company.tenantId }, query: { q: recipient } },
  });
  key = data?.items[0]?.key ?? '';
});

const issue = (to: string) =>
  company.api.POST('/v1/tenants/{tenantId}/trace/{key}/certificate', {
    params: { path: { tenantId: company.tenantId, key } },
    body: { recipient: to },
  });
const verify = async (code: string) => (await fetch(`${stack.urls.api}/v1/certificates/${code}`)).json();

describe('a certificate of delivery', () => {
  it('is issued once for a recipient whose server said 250, and not before', async () => {
    const { data: first } = await issue(recipient);
    const { data: again } = await issue(recipient);
    expect(again).toEqual(first);
    expect((await issue('otro@fuera.test')).response.status).toBe(409);
  });

  it('is verified by anybody who holds its address, and comes as PDF', async () => {
    const { data } = await issue(recipient);
    const code = data?.code ?? '';
    expect(await verify(code)).toMatchObject({
      valid: true,
      facts: { recipient, reply: '250 2.0.0 Ok: queued as 77', sender: `ana@${company.domain}` },
    });
    const pdf = await fetch(`${stack.urls.api}/v1/certificates/${code}/pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await fetch(`${stack.urls.api}/v1/certificates/nadie`)).status).toBe(404);
  });

  it('no longer holds when somebody changes what it says', async () => {
    const { data } = await issue(recipient);
    const change = (from: string, to: string) =>
      asOwner('UPDATE delivery_certificate SET facts = replace(facts, $2, $3) WHERE code = $1', [data?.code, from, to]);
    await change('250 2.0.0 Ok', '250 2.0.0 No');
    expect((await verify(data?.code ?? '')).valid).toBe(false);
    await change('250 2.0.0 No', '250 2.0.0 Ok');
    expect((await verify(data?.code ?? '')).valid).toBe(true);
  });
});
