/** The lab of this test run, and what tests ask of it. */
import { attachLab, type Lab } from '../../infra/lab/lab.mjs';
import { stack } from './stack.ts';

let opened: Promise<Lab> | undefined;
export const fleet = (): Promise<Lab> => {
  opened ??= attachLab(stack.lab ?? '');
  return opened;
};
export const addressOf = async (node: 'mx1' | 'mx2'): Promise<string> => (await fleet()).node(node).address;
