import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Spoken {
  readonly ok: boolean;
  readonly ms: number;
  readonly error: string | null;
}

/** What a client does in a probe: a step sends `say` (if any) and waits for a whole line that matches `expect`. */
export interface Step {
  readonly say?: string;
  readonly expect: RegExp;
}

export type Where = { readonly port: number; readonly host: string } | { readonly path: string };

/** Speaks to a service for real, line by line. A port that accepts and stays silent is not up. */
export function speak(where: Where, steps: readonly Step[], timeoutMs: number): Promise<Spoken> {
  const start = performance.now();
  return new Promise((resolve) => {
    const socket = connect(where);
    let pending = '';
    let step = 0;
    const finish = (error: string | null) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ ok: error === null, ms: Math.round((performance.now() - start) * 10) / 10, error });
    };
    const timer = setTimeout(() => finish('no answer in time'), timeoutMs);
    const say = (text: string | undefined) => text !== undefined && socket.write(text);
    socket.setEncoding('utf8');
    socket.on('connect', () => say(steps[0]?.say));
    socket.on('error', (error) => finish(error.message));
    socket.on('close', () => finish('closed'));
    socket.on('data', (chunk: string) => {
      pending += chunk;
      for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
        const line = pending.slice(0, end).trimEnd();
        pending = pending.slice(end + 1);
        // RFC 5321 section 4.2.1: a hyphen after the code says that more lines of this reply follow.
        if (/^\d{3}-/.test(line)) continue;
        if (!steps[step]?.expect.test(line)) return finish(line.slice(0, 300));
        step++;
        if (step === steps.length) return finish(null);
        say(steps[step]?.say);
      }
    });
  });
}

const LISTEN_PATIENCE_MS = 4000;

/** After a reload: a port that a program is just about to open refuses for a moment. */
export async function speakSoon(where: Where, steps: readonly Step[], timeoutMs: number): Promise<Spoken> {
  const deadline = performance.now() + LISTEN_PATIENCE_MS;
  for (;;) {
    const spoken = await speak(where, steps, timeoutMs);
    if (spoken.ok || !spoken.error?.includes('ECONNREFUSED') || performance.now() > deadline) return spoken;
    await sleep(50);
  }
}
