import type { LogEvent } from '@relevo/agent-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, companyOn, newAgent, newPair, removePair, type SparePair, type TestAgent } from '../stack/agents.ts';
import { asOwner } from '../stack/people.ts';

let pair: SparePair;
let company: Awaited<ReturnType<typeof companyOn>>;
let neighbour: Awaited<ReturnType<typeof companyOn>>;
let agent: TestAgent;
let at = 0;

beforeAll(async () => {
  pair = await newPair();
  company = await companyOn(pair);
  neighbour = await companyOn(pair);
  agent = await newAgent(pair.primary);
}, 60_000);
afterAll(() => removePair(pair), 60_000);

const today = new Date();
const daysAgo = (days: number) => new Date(today.getTime() - days * 86_400_000).toISOString();

function delivery(position: number, over: Partial<Extract<LogEvent, { type: 'delivery' }>> = {}): LogEvent {
  return {
    position,
    at: daysAgo(0),
    type: 'delivery',
    queueId: `Q${position}`,
    status: 'sent',
    via: 'smtp',
    sender: company.mailbox,
    recipient: 'cliente@fuera.test',
    originalRecipient: null,
    messageId: `<m${position}@${company.domain}>`,
    size: 2000,
    client: 'pc[192.0.2.7]',
    saslUser: company.mailbox,
    relay: 'mx.fuera.test[192.0.2.9]:25',
    delaySeconds: 1.5,
    enhancedCode: '2.0.0',
    reply: '250 2.0.0 Ok',
    lmtpSession: null,
    ...over,
  };
}
const send = async (from: number, to: number, events: LogEvent[]) => {
  const answer = await call(agent, 'POST', '/agent/v1/events', { stream: 'postfix', from, to, events });
  return [answer.status, ((await answer.json()) as { position: number }).position] as const;
};
const counted = async (outcome: string, dimension = 'total', tenantId = company.tenantId) =>
  (
    await asOwner<{ n: number }>(
      'SELECT coalesce(sum(n), 0)::int AS n FROM mail_stat WHERE tenant_id = $1 AND dimension = $2 AND outcome = $3',
      [tenantId, dimension, outcome],
    )
  )[0]?.n;
const stored = async (tenantId = company.tenantId) =>
  (await asOwner<{ n: number }>('SELECT count(*)::int AS n FROM mail_event WHERE tenant_id = $1', [tenantId]))[0]?.n;

describe('events', () => {
  it('count once, whatever comes twice, late or in another order', async () => {
    const batch = Array.from({ length: 50 }, (_, i) => delivery(at + 1 + i));
    expect(await send(at, at + 50, batch)).toEqual([200, at + 50]);
    expect(await send(at, at + 50, batch)).toEqual([200, at + 50]);
    // A gap is refused, and the answer says where to go on.
    expect(await send(at + 60, at + 61, [delivery(at + 61)])).toEqual([409, at + 50]);
    // Two batches at once that overlap: one goes first, the other adds what is new.
    const more = Array.from({ length: 30 }, (_, i) => delivery(at + 41 + i));
    const answers = await Promise.all([send(at + 40, at + 70, more), send(at + 40, at + 60, more.slice(0, 20))]);
    for (const [status] of answers) expect(status).toBe(200);
    at += 70;
    expect([await stored(), await counted('sent'), await counted('sent', 'mailbox'), await counted('sent', 'domain')]).toEqual([
      70, 70, 70, 70,
    ]);
  });

  it('of a day that several processes make at once have it once', async () => {
    const day = daysAgo(300 + Math.floor(Math.random() * 3000)).slice(0, 10);
    const children = ['mail_event', 'login_event'].map((parent) => `${parent}_${day.replaceAll('-', '')}`);
    await asOwner(`DROP TABLE IF EXISTS ${children.join(', ')}`);
    await Promise.all(Array.from({ length: 8 }, () => asOwner('SELECT relevo_ensure_day($1::date)', [day])));
    const made = await asOwner(
      'SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhrelid::regclass::text = ANY($1)',
      [children],
    );
    expect(made).toHaveLength(2);
    await asOwner(`DROP TABLE ${children.join(', ')}`);
  });

  it('of days gone by find their day, also when rows of it waited in the default partition', async () => {
    const day = daysAgo(200).slice(0, 10);
    const child = `mail_event_${day.replaceAll('-', '')}`;
    // As if it had come before there was a day for it.
    await asOwner(`DROP TABLE IF EXISTS ${child}`);
    await asOwner(
      `INSERT INTO mail_event (tenant_id, at, node_id, position, type, direction, queue_id, sender) VALUES ($1, $2, $3, 0, 'received', 'out', 'LATE', 'a@b.test')`,
      [company.tenantId, `${day}T10:00:00Z`, pair.primary],
    );
    await send(at, at + 1, [delivery(at + 1, { at: `${day}T11:00:00.000Z`, queueId: 'LATER' })]);
    at += 1;
    const rows = await asOwner<{ queue_id: string }>(`SELECT queue_id FROM ${child} WHERE tenant_id = $1 ORDER BY at`, [
      company.tenantId,
    ]);
    expect(rows.map((row) => row.queue_id)).toEqual(['LATE', 'LATER']);
    await asOwner(`DROP TABLE ${child}`);
  });

  it('keep odd characters as they are', async () => {
    const reply = 'said: 550 5.1.1 <a\\b>\tno\\N existe; señal\r\\.';
    await send(at, at + 1, [delivery(at + 1, { status: 'bounced', reply, queueId: 'ODD' })]);
    at += 1;
    expect(
      await asOwner("SELECT reply, bounce_class FROM mail_event WHERE queue_id = 'ODD' AND tenant_id = $1", [company.tenantId]),
    ).toEqual([{ reply, bounce_class: 'invalid_address' }]);
    expect(await counted('bounced', 'class')).toBe(1);
  });

  it('put an address that does not exist on the list, and take it off when it takes mail', async () => {
    const address = 'nadie@fuera.test';
    const suppressed = () =>
      asOwner('SELECT bounce_label, bounces FROM suppression WHERE tenant_id = $1 AND address = $2', [company.tenantId, address]);
    const reply = 'host mx.fuera.test[192.0.2.9] said: 550 5.1.1 User unknown (in reply to RCPT TO command)';
    for (const _ of [1, 2]) {
      await send(at, at + 1, [delivery(at + 1, { status: 'bounced', reply, recipient: address })]);
      at += 1;
    }
    expect(await suppressed()).toEqual([{ bounce_label: 'user_unknown', bounces: 2 }]);
    await send(at, at + 1, [delivery(at + 1, { recipient: address })]);
    at += 1;
    expect(await suppressed()).toEqual([]);
  });

  it('between two tenants are counted for each in its own sight', async () => {
    const before = await stored();
    await send(at, at + 1, [delivery(at + 1, { recipient: neighbour.mailbox, via: 'lmtp' })]);
    at += 1;
    expect([await stored(), await stored(neighbour.tenantId)]).toEqual([(before ?? 0) + 1, 1]);
    const rows = await asOwner('SELECT dimension, key, direction FROM mail_stat WHERE tenant_id = $1 ORDER BY 1', [
      neighbour.tenantId,
    ]);
    expect(rows).toContainEqual({ dimension: 'mailbox', key: neighbour.mailbox, direction: 'in' });
    expect(rows).toContainEqual({ dimension: 'peer', key: company.mailbox, direction: 'in' });
  });
});
