import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const DIRECTORY = '/var/log';
const NAME = 'mail.log';

/**
 * Lines that hold every needle, oldest first; of too many, the newest. grep(1) reads 5 to 11 million lines a second, so it
 * looks for the longest needle and the rest is judged here.
 */
export async function searchLog(needles: readonly string[], limit: number): Promise<Record<string, unknown>> {
  const wanted = needles.map((needle) => needle.toLowerCase());
  const [rarest = ''] = [...needles].sort((a, b) => b.length - a.length);
  const found: string[] = [];
  let more = false;
  for (const file of logFiles()) {
    // zgrep is grep for what is not compressed; both take the needle as it is (-F) and any case.
    const grep = spawn(file.endsWith('.gz') ? 'zgrep' : 'grep', ['-F', '-i', '-h', '-a', '-e', rarest, '--', file]);
    for await (const line of createInterface({ input: grep.stdout })) {
      const lower = line.toLowerCase();
      if (!wanted.every((needle) => lower.includes(needle))) continue;
      found.push(line);
      if (found.length > limit) {
        found.shift();
        more = true;
      }
    }
  }
  return { lines: found, more };
}

/** Rotated ones first: they are older. */
function logFiles(): string[] {
  return readdirSync(DIRECTORY)
    .filter((name) => name === NAME || name.startsWith(`${NAME}.`) || name.startsWith(`${NAME}-`))
    .map((name) => join(DIRECTORY, name))
    .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
}
