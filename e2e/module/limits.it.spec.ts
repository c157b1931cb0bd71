import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { owner, stack } from '../stack/stack.ts';

const { hostname, port } = new URL(stack.urls.api);

/** Sends `head`, then a morsel each second; answers with what came back and after how many seconds the connection was closed. */
function trickle(head: string, morsel: string): Promise<{ answer: string; seconds: number }> {
  const from = Date.now();
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(head));
    const feeding = setInterval(() => socket.write(morsel), 1000);
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(feeding);
      resolve({ answer, seconds: (Date.now() - from) / 1000 });
    });
  });
}

describe('a connection', () => {
  it('that sends a byte at a time is closed: the head after ten seconds, the body after thirty', async () => {
    const [head, body] = await Promise.all([
      trickle('GET /v1/status HTTP/1.1\r\nhost: x\r\n', 'x-a: b\r\n'),
      trickle('POST /v1/assessments HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n', ' '),
    ]);
    expect(head.answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(head.seconds).toBeLessThan(15);
    expect(body.answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(body.seconds).toBeLessThan(36);
    expect((await fetch(`${stack.urls.api}/v1/status`)).status).toBe(200);
  }, 45_000);

  it('with a head beyond 16 kB is refused', async () => {
    const answer = await fetch(`${stack.urls.api}/v1/status`, { headers: { 'x-much': 'x'.repeat(20_000) } });
    expect(answer.status).toBe(431);
  });
});

describe('an upload', () => {
  it('of too many rows, or of too many bytes, gets a sentence', async () => {
    const { cookie } = await owner();
    const send = (csv: string) =>
      fetch(`${stack.urls.api}/v1/tenants/${stack.seeded.demo.tenantId}/imports`, {
        method: 'POST',
        headers: { cookie, origin: stack.urls.web, 'content-type': 'application/json' },
        body: JSON.stringify({ csv }),
      });
    const rows = await send(`address\n${'a@b.test\n'.repeat(60_000)}`);
    expect([rows.status, (await rows.json()).code]).toEqual([422, 'import.too_many']);
    const bytes = await send('x'.repeat(5 * 1024 * 1024));
    expect(bytes.status).toBeGreaterThanOrEqual(400);
    expect(bytes.status).toBeLessThan(500);
    expect((await bytes.json()).detail).toBeTruthy();
  });
});

it.each([
  ['/v1/tenants/not-a-uuid/mailboxes', 'GET', undefined],
  ['/v1/assessments', 'POST', '{"answers":'],
  ['/v1/assessments', 'POST', '{"__proto__":{"x":1}}'],
  ['/v1/assessments/%00', 'GET', undefined],
  ['/v1/tenants/%ff', 'GET', undefined],
])('%s by %s answers without a stack trace or a path of ours', async (path, method, body) => {
  const answer = await fetch(stack.urls.api + path, {
    method,
    ...(body ? { body, headers: { 'content-type': 'application/json' } } : {}),
  });
  const said = await answer.text();
  expect(said).not.toMatch(/\bat .+:\d+|node_modules|\/dist\/|\/src\/|SELECT|ECONN/);
  expect(answer.headers.get('x-powered-by')).toBeNull();
});
