import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { LogFile } from '@relevo/agent-protocol';
import { logParts } from './log-files.ts';

/**
 * Lines that hold every needle, oldest first; of too many, the newest. grep(1) reads 5 to 11 million lines a second, so it
 * looks for the longest needle and the rest is judged here.
 */
export async function searchLog(log: LogFile, needles: readonly string[], limit: number): Promise<Record<string, unknown>> {
  const wanted = needles.map((needle) => needle.toLowerCase());
  const [rarest = ''] = [...needles].sort((a, b) => b.length - a.length);
  const found: string[] = [];
  let more = false;
  for (const { path, packed } of logParts(log)) {
    // zgrep is grep for what is not compressed; both take the needle as it is (-F) and any case.
    const grep = spawn(packed ? 'zgrep' : 'grep', ['-F', '-i', '-h', '-a', '-e', rarest, '--', path]);
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
