import { createInterface } from 'node:readline';
import { classify } from '@relevo/bounce';
import { Refusal } from './refusal.ts';

/** One reply or diagnostic per line on stdin; one `{"class","label","confidence","rule"}` per line on stdout, in order. */
export async function run(args: readonly string[]): Promise<void> {
  if (args.length > 0) throw new Refusal('bounce takes no arguments: give one reply per line on stdin');
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const written = process.stdout.write(`${JSON.stringify(classify(line))}\n`);
    if (!written) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
