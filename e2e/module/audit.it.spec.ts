import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { asOwner } from '../stack/people.ts';
import { newCompany, stack, until } from '../stack/stack.ts';

const COMMAND = fileURLToPath(new URL('../../apps/api/dist/audit-verify.js', import.meta.url));
function verify(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, ...stack.env },
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

let entry: { id: number; position: number };
let tenantId: string;
let cookie: string;
beforeAll(async () => {
  const company = await newCompany();
  tenantId = company.tenantId;
  cookie = company.api.cookie;
  for (const name of ['uno', 'dos', 'tres'])
    await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
      params: { path: { tenantId } },
      body: { address: `${name}@${company.domain}` },
    });
  const sealed = await until('three seals', async () => {
    const rows = await asOwner<{ id: number; position: number }>(
      `SELECT a.id::int, s.position::int FROM audit a JOIN audit_seal s ON s.audit_id = a.id WHERE a.tenant_id = $1 AND a.action = 'mailbox.created' ORDER BY a.id`,
      [tenantId],
    );
    return rows.length === 3 && rows;
  });
  entry = sealed[1] ?? { id: 0, position: 0 };
}, 60_000);

describe('npm run audit:verify', () => {
  it('says how many entries are whole, and the head to note', () => {
    expect(verify()).toEqual({ status: 0, said: expect.stringMatching(/^OK: \d+ entries sealed, .* Head \d+:[0-9a-f]{64}\n$/) });
  });

  it.each<[string, string, string]>([
    ['changes who did it', `UPDATE audit SET actor_name = 'Nadie' WHERE id = $1`, 'changed'],
    ['changes what it became', `UPDATE audit SET after = '{}' WHERE id = $1`, 'changed'],
    ['moves it to another company', 'UPDATE audit SET tenant_id = NULL WHERE id = $1', 'changed'],
    ['moves it in time', `UPDATE audit SET at = at - interval '1 day' WHERE id = $1`, 'changed'],
    ['removes it', 'DELETE FROM audit WHERE id = $1', 'missing entry'],
    ['removes its seal', 'DELETE FROM audit_seal WHERE audit_id = $1', 'missing seal'],
    ['makes the seal fit by a guess', `UPDATE audit_seal SET hash = sha256('x') WHERE audit_id = $1`, 'changed'],
  ])('finds that the owner of the database %s', async (_, tamper, why) => {
    const owner = new pg.Client({ connectionString: stack.urls.owner, options: '-c app.scope=platform' });
    await owner.connect();
    const kept = async (text: string) => (await owner.query<{ kept: string }>(text, [entry.id])).rows[0]?.kept;
    try {
      // The worker seals whatever has no seal, also what has lost it for the length of this test.
      await owner.query(`SELECT pg_advisory_lock(hashtext('relevo_audit_seal'))`);
      const audit = await kept('SELECT row_to_json(a)::text AS kept FROM audit a WHERE id = $1');
      const seal = await kept('SELECT row_to_json(s)::text AS kept FROM audit_seal s WHERE audit_id = $1');
      try {
        await owner.query(tamper, [entry.id]);
        const { status, said } = verify();
        expect(status).toBe(1);
        expect(said).toContain(`BROKEN at position ${entry.position}`);
        expect(said).toContain(why);
      } finally {
        await owner.query('DELETE FROM audit WHERE id = $1', [entry.id]);
        await owner.query(
          'INSERT INTO audit OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_record(NULL::audit, $1::jsonb)',
          [audit],
        );
        await owner.query('DELETE FROM audit_seal WHERE audit_id = $1', [entry.id]);
        await owner.query('INSERT INTO audit_seal SELECT * FROM jsonb_populate_record(NULL::audit_seal, $1::jsonb)', [seal]);
      }
    } finally {
      await owner.end();
    }
    expect(verify().status).toBe(0);
  });

  it('is what the worker does by itself: it raises an alarm, and clears it when the chain is whole again', async () => {
    const redis = new Redis(stack.urls.redis, { maxRetriesPerRequest: null });
    const queue = new Queue('relevo-work', { connection: redis });
    const check = async (what: string, done: string) => {
      await queue.add('auditCheck', {}, { removeOnComplete: true });
      await until(what, async () => (await asOwner(done)).length > 0);
    };
    const open = `SELECT 1 FROM alarm WHERE kind = 'audit.chain_broken' AND closed_at IS NULL`;
    try {
      await asOwner(`UPDATE audit SET label = label || '!' WHERE id = $1`, [entry.id]);
      await check('the alarm', open);
    } finally {
      await asOwner(`UPDATE audit SET label = rtrim(label, '!') WHERE id = $1`, [entry.id]);
      await check('its end', `SELECT 1 WHERE NOT EXISTS (${open})`);
      await queue.close();
      redis.disconnect();
    }
  }, 60_000);

  it('finds that the end was cut off, by a head that was noted', () => {
    const [, position = '', hash = ''] = /Head (\d+):([0-9a-f]{64})/.exec(verify().said) ?? [];
    expect(verify('--head', `${position}:${hash}`).status).toBe(0);
    expect(verify('--head', `${Number(position) + 100_000}:${hash}`)).toMatchObject({ status: 1 });
    expect(verify('--head', `${position}:${'0'.repeat(64)}`)).toMatchObject({ status: 1 });
  });
});

describe('the audit log of a company', () => {
  const list = async (query: Record<string, string>) => {
    const answer = await fetch(`${stack.urls.api}/v1/tenants/${tenantId}/audit?${new URLSearchParams(query)}`, {
      headers: { cookie },
    });
    return ((await answer.json()) as { items: { label: string }[] }).items.map(({ label }) => label.split('@')[0]);
  };

  it('is filtered by who, action, target and day', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const created = { action: 'mailbox.created' };
    expect(await list(created)).toEqual(['tres', 'dos', 'uno']);
    expect(await list({ ...created, target: 'DOS@' })).toEqual(['dos']);
    expect(await list({ ...created, who: 'prueb' })).toEqual(['tres', 'dos', 'uno']);
    expect(await list({ ...created, who: 'nadie' })).toEqual([]);
    expect(await list({ ...created, target: '%' })).toEqual([]);
    expect(await list({ ...created, from: today, to: today })).toHaveLength(3);
    expect(await list({ ...created, to: '2026-01-01' })).toEqual([]);
  });

  it('comes as a file, with the same filter', async () => {
    const answer = await fetch(`${stack.urls.api}/v1/tenants/${tenantId}/audit/export?action=mailbox.created`, {
      headers: { cookie },
    });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    const lines = (await answer.text()).trimEnd().split('\r\n');
    expect(lines[0]).toBe('id,at,who,acting_as,reason,action,target,label,before,after,address,request_id');
    expect(lines.slice(1).map((line) => /(\w+)@/.exec(line)?.[1])).toEqual(['tres', 'dos', 'uno']);
  });
});
