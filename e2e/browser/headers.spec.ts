import { expect, test } from '@playwright/test';

const PAGES = ['/es', '/es/sign-in', '/en/start', '/es/no-such-page'];

for (const path of PAGES)
  test(`${path} carries a policy with a nonce of its own, and may stand in no frame`, async ({ request }) => {
    const nonces = [];
    for (let time = 0; time < 2; time++) {
      const answer = await request.get(path);
      const policy = answer.headers()['content-security-policy'] ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(nonce.length).toBeGreaterThan(20);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

test('every answer asks for TLS, names its type and tells nothing of what made it', async ({ request }) => {
  const page = await (await request.get('/es')).text();
  const file = /\/_next\/static\/[^"]+\.js/.exec(page)?.[0] ?? '';
  expect(file).not.toBe('');
  for (const path of ['/es', file, '/v1/status', '/icon.svg']) {
    const headers = (await request.get(path)).headers();
    expect([path, headers['strict-transport-security']]).toEqual([path, 'max-age=63072000; includeSubDomains']);
    expect([path, headers['x-content-type-options']]).toEqual([path, 'nosniff']);
    expect([path, headers['x-powered-by']]).toEqual([path, undefined]);
  }
});

test('a script that was slipped into a page does not run', async ({ page }) => {
  await page.goto('/es/sign-in');
  const ran = await page.evaluate(async () => {
    const script = document.createElement('img');
    script.setAttribute('onerror', 'window.slipped = true');
    script.src = '/no-such-picture';
    const failed = new Promise((resolve) => script.addEventListener('error', resolve));
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc="<script>parent.slipped = true</script>"></iframe>');
    const frame = document.querySelector('iframe');
    await Promise.all([failed, new Promise((resolve) => frame?.addEventListener('load', resolve))]);
    return (window as unknown as { slipped?: boolean }).slipped === true;
  });
  expect(ran).toBe(false);
});
