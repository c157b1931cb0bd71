import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DoveadmCall } from '../replicate/doveadm.ts';
import { type ListedMessage, listMessages } from './mailbox-look.ts';

/** A folder with these numbers, each question to which takes so long for every number that it spans. */
function folder(uids: readonly number[], msPerNumber: number) {
  let clock = 0;
  const asked: number[] = [];
  const doveadm: DoveadmCall = async (command, { query }) => {
    if (command === 'mailboxStatus')
      return [{ mailbox: 'INBOX', messages: String(uids.length), uidnext: String((uids.at(-1) ?? 0) + 1) }];
    const [from = 0, to = 0] = String((query as string[])[3])
      .split(':')
      .map(Number);
    asked.push(to - from + 1);
    clock += (to - from + 1) * msPerNumber;
    return uids.filter((uid) => uid >= from && uid <= to).map((uid) => ({ uid: String(uid) }));
  };
  const page = async (before: number | null, q: string | null, limit: number) => {
    const spec = { address: 'ana@acme.test', folder: 'INBOX', before, q, limit };
    const { messages, next } = await listMessages(doveadm, spec, () => clock);
    return { uids: (messages as ListedMessage[]).map(({ uid }) => uid), next: next as number | null };
  };
  return { page, asked, elapsed: () => clock };
}

it('answers a search in a large folder in time, with the place to go on from', async () => {
  const { page, asked, elapsed } = folder([1, 2, 100_000], 0.2);
  expect(await page(null, 'pedido', 50)).toEqual({ uids: [100_000], next: expect.any(Number) });
  expect(elapsed()).toBeLessThan(7000);
  expect(Math.max(...asked)).toBeLessThan(10_000);
});

it('widens its windows while answers come quickly', async () => {
  const { page, asked } = folder([1, 100_000], 0.001);
  expect(await page(null, 'pedido', 50)).toEqual({ uids: [100_000, 1], next: null });
  expect(asked).toEqual([1000, 4000, 16_000, 50_000, 29_000]);
});

it('shows every message once, newest first, however the pages fall', () =>
  fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.integer({ min: 1, max: 20_000 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom(0, 0.01, 1, 20),
      fc.constantFrom(null, 'pedido'),
      async (numbers, limit, msPerNumber, q) => {
        const uids = [...numbers].sort((a, b) => a - b);
        const { page } = folder(uids, msPerNumber);
        const seen: number[] = [];
        let before: number | null = null;
        do {
          const found: { uids: number[]; next: number | null } = await page(before, q, limit);
          expect(found.uids.length).toBeLessThanOrEqual(limit);
          seen.push(...found.uids);
          before = found.next;
        } while (before !== null);
        expect(seen).toEqual([...uids].reverse());
      },
    ),
  ));
