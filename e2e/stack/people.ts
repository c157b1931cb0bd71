/** People of every role, and rows that no operation of the API makes, through the owner's own connection. */

import type { RelevoClient } from '@relevo/contract';
import pg from 'pg';
import type { StaffRole, TenantRole } from '../../apps/api/src/auth/roles.ts';
import { totp } from '../../infra/tool/totp.ts';
import { signIn, stack } from './stack.ts';

/** As the database's owner, who sees every tenant. */
export async function asOwner<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: stack.urls.owner, options: '-c app.scope=platform' });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

let serial = 0;
/** Signed in; made with the password hash that the demonstration's owner has. */
async function person(label: string, staffRole: StaffRole | null) {
  const email = `${label}-${Date.now().toString(36)}${serial++}@people.test`;
  const [user] = await asOwner<{ id: string }>(
    `WITH u AS (INSERT INTO "user" (name, email, "staffRole") VALUES ($1, $2, $3) RETURNING id),
       a AS (INSERT INTO account ("accountId", "providerId", "userId", password)
         SELECT u.id, 'credential', u.id, (SELECT a.password FROM account a JOIN "user" d ON d.id = a."userId" WHERE d.email = $4) FROM u)
     SELECT id FROM u`,
    [label, email, staffRole, stack.seeded.demo.email],
  );
  if (!user) throw new Error(`${label} was not made`);
  return { id: user.id, email, signIn: () => signIn(email, stack.seeded.demo.password) };
}

export async function memberOf(tenantId: string, role: TenantRole): Promise<string> {
  const { id, signIn: enter } = await person(`member-${role}`, null);
  await asOwner('INSERT INTO membership (tenant_id, user_id, role) VALUES ($1, $2, $3)', [tenantId, id, role]);
  return (await enter()).cookie;
}

/** Signed in with a second factor of their own, turned on as anybody turns it on. */
export async function staffMember(role: StaffRole): Promise<string> {
  const { email, signIn: enter } = await person(`staff-${role}`, role);
  const { uri } = await enableTotp(await enter());
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (await signIn(email, stack.seeded.demo.password, secret)).cookie;
}

/** The code of a step ahead, so that the current one is left for signing in. */
export async function enableTotp(client: RelevoClient, password = stack.seeded.demo.password) {
  const { data } = await client.POST('/v1/me/totp', { body: { password } });
  if (!data) throw new Error('no TOTP secret');
  const code = totp(new URL(data.uri).searchParams.get('secret') ?? '', Date.now() - 30_000);
  const { response } = await client.POST('/v1/me/totp/confirmation', { body: { code } });
  if (response.status !== 204) throw new Error(`TOTP not confirmed: ${response.status}`);
  return data;
}
