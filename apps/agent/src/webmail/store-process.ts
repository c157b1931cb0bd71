import { type ChildProcess, fork } from 'node:child_process';
import { z } from 'zod';
import type { WebmailStore } from './store.ts';

export type Act = 'people' | 'settle' | 'read' | 'write' | 'level' | 'purge';
export interface Call {
  readonly n: number;
  readonly act: Act;
  readonly args: readonly unknown[];
}
/** What comes back is of the webmail's account, so whoever asks parses it. */
export type AskStore = <A extends Act>(act: A, ...args: Parameters<WebmailStore[A]>) => Promise<unknown>;

const Answer = z.object({ n: z.number(), result: z.unknown().optional(), error: z.string().max(500).optional() });

/** Runs the store under the webmail's account; begins it anew when it has ended. */
export class StoreProcess {
  readonly #program: string;
  readonly #account: { readonly uid: number; readonly gid: number };
  readonly #waiting = new Map<number, (answer: z.infer<typeof Answer>) => void>();
  #child: ChildProcess | null = null;
  #next = 1;

  constructor(program: string, account: { uid: number; gid: number }) {
    this.#program = program;
    this.#account = account;
  }

  readonly ask: AskStore = (act, ...args) =>
    new Promise((resolve, reject) => {
      this.#child ??= this.#begin();
      const n = this.#next++;
      this.#waiting.set(n, ({ result, error }) => (error === undefined ? resolve(result) : reject(new Error(error))));
      // Whoever is not there any more has ended, and that answers.
      this.#child.send({ n, act, args } satisfies Call, () => {});
    });

  stop(): void {
    this.#child?.kill();
  }

  #begin(): ChildProcess {
    // None of the agent's environment, which may hold its secrets.
    const child = fork(this.#program, { ...this.#account, cwd: '/', env: {}, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const ended = () => {
      if (this.#child !== child) return;
      this.#child = null;
      for (const [n, answer] of this.#waiting) answer({ n, error: 'the webmail’s store has ended' });
      this.#waiting.clear();
    };
    child.on('error', ended);
    child.on('exit', ended);
    child.on('message', (message) => {
      const answer = Answer.safeParse(message).data;
      if (!answer) return;
      this.#waiting.get(answer.n)?.(answer);
      this.#waiting.delete(answer.n);
    });
    return child;
  }
}
