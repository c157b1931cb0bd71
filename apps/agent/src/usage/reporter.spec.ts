import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Log } from '../log.ts';
import { UsageReporter, type UsageReporterParts } from './reporter.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'relevo-usage-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('tells of the others when one mailbox cannot be read, and keeps the note of that one', async () => {
  const told: string[] = [];
  const place = (address: string) => ({ id: `id of ${address}`, address });
  const reporter = new UsageReporter({
    directory,
    owner: userInfo(),
    leads: () => false,
    log: { warn: () => {} } as unknown as Log,
    tables: { mailboxAt: (_by: string, address: string) => place(address) } as unknown as UsageReporterParts['tables'],
    doveadm: async (_command, { user }) => {
      if (user === 'broken@acme.test') throw new Error('doveadm quotaGet: exit code 75');
      return [{ type: 'STORAGE', value: 900 }];
    },
    api: {
      usage: async ({ mailboxes }) => {
        told.push(...mailboxes.map(({ mailboxId, usedBytes }) => `${mailboxId} ${usedBytes}`));
        return undefined as never;
      },
    },
  });
  try {
    for (const name of ['broken', 'ana', 'bruno']) writeFileSync(join(directory, name), `${name}@acme.test\n`);
    await vi.waitFor(() => expect(told).toHaveLength(2), { timeout: 15_000 });
    expect(told.sort()).toEqual(['id of ana@acme.test 921600', 'id of bruno@acme.test 921600']);
    await vi.waitFor(() => expect(existsSync(join(directory, 'bruno'))).toBe(false), { timeout: 15_000 });
    expect(existsSync(join(directory, 'broken'))).toBe(true);
  } finally {
    reporter.stop();
  }
});
