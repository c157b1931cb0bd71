/**
 * Bounce replies classified per second, one thread, over the corpus.
 *
 * JSON: replies_per_s.
 */
import { readFileSync } from 'node:fs';
import { classify } from '@relevo/bounce';

const FOLDER = new URL('../../packages/bounce/corpus/', import.meta.url);
const SECONDS = 3;

const replies = ['providers.tsv', 'servers.tsv', 'languages.tsv', 'tuning.tsv'].flatMap((file) =>
  readFileSync(new URL(file, FOLDER), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[4] ?? ''),
);

/** Runs the corpus round and round for a while; how many replies a second. */
function measure(seconds: number): number {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < seconds * 1000) {
    for (const reply of replies) classify(reply);
    done += replies.length;
  }
  return Math.round((done * 1000) / (performance.now() - start));
}

measure(0.5);
const repliesPerSecond = measure(SECONDS);
console.table([{ replies: replies.length, seconds: SECONDS, 'replies a second': repliesPerSecond }]);
console.log(JSON.stringify({ replies_per_s: repliesPerSecond }));
