import { networkOf } from '@relevo/mail-policy';
import type pg from 'pg';
import type { AgentIdentity } from '../auth/access.decorators.js';
import { domainOf } from './attribution.rules.js';
import type { AppPasswordEvent, LoginEvent } from './mail-event.js';

type TenantOf = (domain: string) => string | undefined;

const SPAN_MS = 30 * 60_000;

/** The webmail logs in again for each page that it shows: one person at one place is told of once in half an hour. */
async function withoutReopenings<T extends Omit<LoginEvent, 'type'> & { tenant_id: string }>(
  client: pg.ClientBase,
  rows: readonly T[],
): Promise<T[]> {
  const first = new Map<string, T & { since: string }>();
  for (const row of rows) {
    if (row.protocol !== 'webmail' || !row.ok) continue;
    const since = new Date(Math.floor(Date.parse(row.at) / SPAN_MS) * SPAN_MS).toISOString();
    const key = `${row.address} ${row.remote} ${since}`;
    if (!first.has(key)) first.set(key, { ...row, since });
  }
  if (first.size === 0) return [...rows];
  const { rows: fresh } = await client.query<{ position: number }>(
    `SELECT position FROM jsonb_to_recordset($1) AS r(${LOGIN_COLUMNS}, since timestamptz)
     WHERE NOT EXISTS (SELECT 1 FROM login_event e WHERE e.tenant_id = r.tenant_id AND e.address = r.address
       AND e.at >= r.since AND e.protocol = 'webmail' AND e.ok AND e.remote IS NOT DISTINCT FROM r.remote)`,
    [JSON.stringify([...first.values()])],
  );
  const told = new Set(fresh.map(({ position }) => Number(position)));
  return rows.filter((row) => row.protocol !== 'webmail' || !row.ok || told.has(row.position));
}

const LOGIN_COLUMNS =
  'tenant_id uuid, at timestamptz, position bigint, address text, protocol text, ok boolean, remote text, tls boolean';

/** Of the mailbox that logged in alone, whatever a node says. */
const NOTE_LAST_USE = `UPDATE app_password a SET last_used_at = u.at, last_used_protocol = u.protocol, last_used_address = u.remote
  FROM (SELECT DISTINCT ON (r."appPassword") r."appPassword" AS id, m.id AS mailbox_id, r.at, r.protocol, r.remote
    FROM jsonb_to_recordset($1) AS r(tenant_id uuid, at timestamptz, address text, protocol text, remote text, "appPassword" uuid)
    JOIN mailbox m ON m.tenant_id = r.tenant_id AND m.address = r.address
    WHERE r."appPassword" IS NOT NULL ORDER BY r."appPassword", r.at DESC) u
  WHERE a.id = u.id AND a.mailbox_id = u.mailbox_id AND coalesce(a.last_used_at < u.at, true)`;

export async function storeLogins(
  client: pg.ClientBase,
  agent: Pick<AgentIdentity, 'nodeId'>,
  events: readonly LoginEvent[],
  tenantOf: TenantOf,
): Promise<void> {
  const all = events.flatMap(({ type: _, ...event }) => {
    const tenant_id = tenantOf(domainOf(event.address));
    return tenant_id ? [{ ...event, tenant_id, address: event.address.toLowerCase() }] : [];
  });
  const rows = await withoutReopenings(client, all);
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO login_event (tenant_id, at, node_id, position, address, protocol, ok, remote, tls)
     SELECT tenant_id, at, $1, position, address, protocol, ok, remote, tls FROM jsonb_to_recordset($2) AS r(${LOGIN_COLUMNS})`,
    [agent.nodeId, JSON.stringify(rows)],
  );
  const networks = rows.flatMap((row) => {
    const network = row.ok && row.remote ? networkOf(row.remote) : null;
    return network ? [{ tenant_id: row.tenant_id, address: row.address, network, at: row.at }] : [];
  });
  // To the hour: a mailbox signs in every few minutes, and a row that did not change is not written again.
  if (networks.length > 0)
    await client.query(
      `INSERT INTO login_network AS n (tenant_id, address, network, first_at, last_at)
       SELECT tenant_id, address, network, min(at), max(at) FROM jsonb_to_recordset($1) AS r(tenant_id uuid, address text, network text, at timestamptz)
       GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
       ON CONFLICT (tenant_id, address, network) DO UPDATE SET last_at = excluded.last_at WHERE n.last_at < excluded.last_at - interval '1 hour'`,
      [JSON.stringify(networks)],
    );
  await noteUses(client, rows, tenantOf);
  await client.query(
    `INSERT INTO mail_stat AS s (tenant_id, dimension, bucket, key, direction, outcome, n)
     SELECT tenant_id, 'protocol', date_trunc('hour', at, 'UTC'), protocol, 'in', CASE WHEN ok THEN 'login' ELSE 'login_failed' END, count(*)
     FROM jsonb_to_recordset($1) AS r(${LOGIN_COLUMNS}) GROUP BY 1, 3, 4, 6 ORDER BY 1, 3, 4, 6
     ON CONFLICT (tenant_id, dimension, bucket, key, direction, outcome) DO UPDATE SET n = s.n + excluded.n`,
    [JSON.stringify(rows)],
  );
}

/** The last use of each app password. */
export async function noteUses(
  client: pg.ClientBase,
  events: readonly Pick<AppPasswordEvent | LoginEvent, 'at' | 'address' | 'protocol' | 'remote' | 'appPassword'>[],
  tenantOf: TenantOf,
): Promise<void> {
  const rows = events.flatMap((event) => {
    const tenant_id = event.appPassword ? tenantOf(domainOf(event.address)) : undefined;
    return tenant_id ? [{ ...event, tenant_id, address: event.address.toLowerCase() }] : [];
  });
  if (rows.length > 0) await client.query(NOTE_LAST_USE, [JSON.stringify(rows)]);
}
