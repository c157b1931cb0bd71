/** The lab of this test run, and what tests ask of it. */
import { Resolver } from 'node:dns/promises';
import { attachLab, type Lab } from '../../infra/lab/lab.mjs';
import { stack, until } from './stack.ts';

let opened: Promise<Lab> | undefined;
export const fleet = (): Promise<Lab> => {
  opened ??= attachLab(stack.lab ?? '');
  return opened;
};
export const addressOf = async (node: 'mx1' | 'mx2'): Promise<string> => (await fleet()).node(node).address;

/** Waits until the outside world asks our name server for a new company's domain. */
export async function seenByTheWorld(domain: string): Promise<void> {
  const resolver = new Resolver();
  resolver.setServers([(await fleet()).world.resolver]);
  await until(`${domain} in the world's DNS`, async () => (await resolver.resolveMx(domain)).length > 0);
}
