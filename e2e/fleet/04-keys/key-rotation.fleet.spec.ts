/** A node changes its key while it works: nothing stops, and the old key is worth nothing afterwards. */
import { expect, it } from 'vitest';
import { fleet } from '../../stack/fleet.ts';
import { newCompany, staff, until } from '../../stack/stack.ts';

const KEY = '/var/lib/relevo/node.key';

it('staff ask for a new key: the node makes it, goes on with it, and a change reaches both nodes as ever', async () => {
  const console = await staff();
  const lab = await fleet();
  const keyOf = async () => (await lab.node('mx1').run(`cat ${KEY}`)).stdout;
  const nodes = async () => (await console.GET('/v1/console/pairs')).data?.flatMap((pair) => pair.nodes) ?? [];
  const before = { key: await keyOf(), node: (await nodes()).find((node) => node.name === 'mx1') };
  const path = { params: { path: { id: before.node?.id ?? '' } } };
  expect((await console.POST('/v1/console/nodes/{id}/key-rotation', path)).response.status).toBe(201);
  await until(
    'the new key',
    async () => (await nodes()).find((node) => node.id === before.node?.id)?.keySince !== before.node?.keySince,
  );
  await until('the new key on disk', async () => (await keyOf()) !== before.key);
  expect((await lab.node('mx1').run(`test -e ${KEY}.next`)).code).not.toBe(0);

  const { tenantId, domain, api } = await newCompany();
  const { data } = await api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId } },
    body: { address: `ana@${domain}` },
  });
  const mailbox = { params: { path: { tenantId, id: data?.mailbox.id ?? '' } } };
  await until(
    'the mailbox on both nodes',
    async () => (await api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', mailbox)).data?.effective,
  );
}, 60_000);
