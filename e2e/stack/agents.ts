/** Nodes without a machine: rows in the fleet, a key, and requests signed as an agent signs them. */
import { createHash, generateKeyPairSync, type KeyObject, randomInt, randomUUID, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AGENT_AUDIENCE, EnrolAnswer, type EnrolRequest, type Health } from '@relevo/agent-protocol';
import { publicJwk } from '../../apps/agent/src/link/node-key.ts';
import { Sealer } from '../../apps/api/src/platform/secrets/sealer.ts';
import { Secret } from '../../apps/api/src/platform/secrets/secret.ts';
import { asOwner } from './people.ts';
import { stack, staff } from './stack.ts';

export const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

export interface SparePair {
  readonly id: string;
  readonly primary: string;
  readonly standby: string;
}
export const sealer = new Sealer(new Secret(stack.env.SEAL_KEY ?? ''));

/** A pair of its own with room for nobody, so that no company of another test is placed on it. */
export async function newPair(): Promise<SparePair> {
  const [id, primary, standby] = [randomUUID(), randomUUID(), randomUUID()];
  const name = `spare-${id.slice(0, 8)}`;
  const secret = sealer.seal('replication', `pair:${id}`);
  await asOwner('INSERT INTO pair (id, name, capacity_mailboxes, replication_secret) VALUES ($1, $2, 0, $3)', [id, name, secret]);
  const octets = () => `10.98.${randomInt(256)}.${randomInt(256)}`;
  await asOwner(
    `INSERT INTO node (id, pair_id, name, role, host, address)
     VALUES ($1, $3, $4 || 'a', 'primary', $4 || 'a.test', $5), ($2, $3, $4 || 'b', 'standby', $4 || 'b.test', $6)`,
    [primary, standby, id, name, octets(), octets()],
  );
  return { id, primary, standby };
}

/** A company that this pair serves, with one domain and one mailbox, as rows. */
export async function companyOn(pair: SparePair): Promise<{ tenantId: string; domain: string; mailbox: string }> {
  const [tenantId, domainId, mailboxId] = [randomUUID(), randomUUID(), randomUUID()];
  const slug = `spare-${tenantId.slice(0, 8)}`;
  const domain = `${slug}.test`;
  const [moved] = await asOwner<{ revision: number }>(
    'UPDATE pair SET revision = revision + 2 WHERE id = $1 RETURNING revision::int',
    [pair.id],
  );
  const revision = moved?.revision ?? 2;
  await asOwner(
    `INSERT INTO tenant (id, name, slug, pair_id, plan_id, plan, mailbox_limit) VALUES ($1, $2, $2, $3, 'group', '{}', 10)`,
    [tenantId, slug, pair.id],
  );
  await asOwner(
    `INSERT INTO domain (id, tenant_id, pair_id, name, dkim_selector, dkim_private, dkim_public) VALUES ($1, $2, $3, $4, 's', $5, '')`,
    [domainId, tenantId, pair.id, domain, sealer.seal('key', `dkim:${domainId}`)],
  );
  await asOwner(
    `INSERT INTO mailbox (id, tenant_id, pair_id, domain_id, address, display_name, kind, access_mode, quota_mb, password_hash, revision)
     VALUES ($1, $2, $3, $4, 'ana@' || $5, 'Ana', 'person', 'client', 1000, '{SSHA512}x', $6)`,
    [mailboxId, tenantId, pair.id, domainId, domain, revision],
  );
  await asOwner(
    `INSERT INTO change (pair_id, tenant_id, revision, entity, entity_id, label, action, actor)
     VALUES ($1, $2, $6 - 1, 'domain', $3, $5, 'domain.created', 'test'), ($1, $2, $6, 'mailbox', $4, $5, 'mailbox.created', 'test')`,
    [pair.id, tenantId, domainId, mailboxId, domain, revision],
  );
  return { tenantId, domain, mailbox: `ana@${domain}` };
}

/** Leaves the fleet as it was, for the tests that look at the whole of it. */
export async function removePair(pair: SparePair): Promise<void> {
  for (const node of [pair.primary, pair.standby]) await revoke(node);
  const tenants = 'SELECT id FROM tenant WHERE pair_id = $1';
  for (const text of [
    `DELETE FROM mail_event WHERE tenant_id IN (${tenants})`,
    `DELETE FROM login_event WHERE tenant_id IN (${tenants})`,
    `DELETE FROM mail_stat WHERE tenant_id IN (${tenants})`,
    `DELETE FROM queue_entry WHERE tenant_id IN (${tenants})`,
    `DELETE FROM delivery_report WHERE tenant_id IN (${tenants})`,
    `DELETE FROM bulk_send WHERE tenant_id IN (${tenants})`,
    `DELETE FROM correspondent WHERE tenant_id IN (${tenants})`,
    'DELETE FROM mailbox WHERE pair_id = $1',
    'DELETE FROM domain WHERE pair_id = $1',
    'DELETE FROM tenant WHERE pair_id = $1',
    'DELETE FROM change WHERE pair_id = $1',
    'DELETE FROM receipt WHERE pair_id = $1',
    'DELETE FROM node WHERE pair_id = $1',
    'DELETE FROM pair WHERE id = $1',
  ])
    await asOwner(text, [pair.id]);
}

export async function tokenFor(nodeId: string): Promise<string> {
  const { data } = await (await staff()).POST('/v1/console/nodes/{id}/enrolment-token', { params: { path: { id: nodeId } } });
  if (!data) throw new Error('no enrolment token');
  return data.token;
}
export const revoke = async (nodeId: string): Promise<number> =>
  (await (await staff()).POST('/v1/console/nodes/{id}/revocation', { params: { path: { id: nodeId } } })).response.status;

export const enrol = (token: string, key: KeyObject, extra: Partial<EnrolRequest> = {}): Promise<Response> =>
  fetch(`${stack.urls.api}/agent/v1/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, publicKey: publicJwk(key), agentVersion: 'test', ...extra }),
  });

export interface TestAgent extends EnrolAnswer {
  readonly key: KeyObject;
}
export async function newAgent(nodeId: string): Promise<TestAgent> {
  const key = newKey();
  const answer = await enrol(await tokenFor(nodeId), key);
  if (!answer.ok) throw new Error(`not enrolled: ${answer.status}`);
  return { key, ...EnrolAnswer.parse(await answer.json()) };
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token as the agent makes it, with whatever a forger would rather have in it. */
export function token(agent: TestAgent, method: string, path: string, body = '', claims: Record<string, unknown> = {}): string {
  const iat = Math.floor(Date.now() / 1000);
  const bsh = createHash('sha256').update(body).digest('base64url');
  const honest = { iss: agent.nodeId, aud: AGENT_AUDIENCE, iat, exp: iat + 60, jti: randomUUID(), htm: method, htu: path, bsh };
  const signed = `${base64url({ alg: 'EdDSA', typ: 'JWT' })}.${base64url({ ...honest, ...claims })}`;
  return `${signed}.${sign(null, Buffer.from(signed), agent.key).toString('base64url')}`;
}

export function call(
  agent: TestAgent,
  method: 'GET' | 'POST',
  path: string,
  value?: unknown,
  bearer?: string,
): Promise<Response> {
  const body = value === undefined ? '' : JSON.stringify(value);
  return fetch(stack.urls.api + path, {
    method,
    headers: {
      authorization: `Bearer ${bearer ?? token(agent, method, path, body)}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body } : {}),
  });
}

/** A node that is well tells how it is, and something else besides. */
export async function tellHealth(agent: TestAgent, more: Partial<Health>): Promise<void> {
  const health: Health = {
    at: new Date().toISOString(),
    agentVersion: 'test',
    versions: {},
    revision: 0,
    services: {},
    queue: { active: 0, deferred: 0, hold: 0, incoming: 0 },
    disk: { usedBytes: 0, totalBytes: 1 },
    replication: { leader: true, dirty: 0, lagMs: 0, lastError: null, peerReachable: true },
    fenced: false,
    configError: null,
    ...more,
  };
  const answer = await call(agent, 'POST', '/agent/v1/health', health);
  if (answer.status !== 204) throw new Error(await answer.text());
}

/** With a lab, nodes reach Redis by TLS under the stack's own authority; without one, plainly on loopback. */
export const authority = (url: string): string | null => (url.startsWith('rediss:') ? `${stack.stateDir}/secrets/ca.pem` : null);

export function redisTls(url: string): { tls?: { ca: Buffer } } {
  const file = authority(url);
  return file ? { tls: { ca: readFileSync(file) } } : {};
}
