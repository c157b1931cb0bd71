import type { Command, CommandResult } from '@relevo/agent-protocol';
import { CommandResult as CommandResultSchema } from '@relevo/agent-protocol';
import type { Api } from '../link/api.ts';
import { errorFields, type Log } from '../log.ts';
import type { Memory } from '../memory.ts';

export type Progress = (done: number, total: number | null, note: string) => void;
export type Carry = (spec: Command['spec'], progress: Progress) => Promise<CommandResult['result']>;

const AT_ONCE = 4;

/** Carries out what the API has open for this node. A command that was finished before is answered from memory. */
export class CommandExecutor {
  readonly #api: Pick<Api, 'commands' | 'progress' | 'result'>;
  readonly #memory: Memory;
  readonly #carry: Carry;
  readonly #log: Log;
  readonly #running = new Set<string>();
  #asking: Promise<void> | null = null;
  #again = false;

  constructor(api: Pick<Api, 'commands' | 'progress' | 'result'>, memory: Memory, carry: Carry, log: Log) {
    this.#api = api;
    this.#memory = memory;
    this.#carry = carry;
    this.#log = log;
  }

  wake(): void {
    this.#again = true;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
  }

  async #ask(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      try {
        for (const command of await this.#api.commands()) {
          if (this.#running.size >= AT_ONCE) break;
          if (!this.#running.has(command.id)) void this.#handle(command);
        }
      } catch (error) {
        this.#log.warn(errorFields(error), 'commands not known');
      }
    }
  }

  async #handle(command: Command): Promise<void> {
    this.#running.add(command.id);
    try {
      const result = this.#remembered(command.id) ?? (await this.#run(command));
      await this.#api.result(command.id, result);
    } catch (error) {
      // Finished and remembered: the next round tells it again.
      this.#log.warn({ commandId: command.id, ...errorFields(error) }, 'result not taken');
    } finally {
      this.#running.delete(command.id);
    }
    if (this.#running.size === AT_ONCE - 1) this.wake();
  }

  #remembered(id: string): CommandResult | null {
    const text = this.#memory.finished(id);
    return text === null ? null : CommandResultSchema.parse(JSON.parse(text));
  }

  async #run({ id, spec }: Command): Promise<CommandResult> {
    const progress: Progress = (done, total, note) => {
      this.#api.progress(id, { done, total, note }).catch(() => {});
    };
    let outcome: CommandResult;
    try {
      outcome = { ok: true, result: await this.#carry(spec, progress), error: null };
    } catch (error) {
      outcome = { ok: false, result: {}, error: errorFields(error).error.slice(0, 4000) };
    }
    this.#log.info({ commandId: id, kind: spec.kind, ok: outcome.ok }, 'command finished');
    this.#memory.saveFinished(id, JSON.stringify(outcome), new Date());
    return outcome;
  }
}
