/** The processes of a stack: started with their log in a file, watched, ended in order. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {{ name: string, argv: readonly string[], env?: NodeJS.ProcessEnv, cwd?: string, uid?: number, gid?: number, stopSignal?: NodeJS.Signals, restart?: boolean }} ChildPlan
 */

export class Children {
  /** @type {Map<string, { plan: ChildPlan, child: import('node:child_process').ChildProcess, ended: Promise<void> }>} */ #running =
    new Map();
  #stopping = false;

  /** @param {string} logDir */
  constructor(logDir) {
    this.logDir = logDir;
    this.runDir = join(logDir, '../run');
    for (const directory of [this.logDir, this.runDir]) mkdirSync(directory, { recursive: true });
  }

  /** @param {ChildPlan} plan */
  start(plan) {
    const log = openSync(join(this.logDir, `${plan.name}.log`), 'a');
    const [file, ...args] = /** @type {[string, ...string[]]} */ (plan.argv);
    const child = spawn(file, args, {
      cwd: plan.cwd,
      env: { ...process.env, ...plan.env },
      // A group of its own: Ctrl-C reaches us alone, and we end the children in order.
      detached: true,
      stdio: ['ignore', log, log],
      ...(plan.uid === undefined ? {} : { uid: plan.uid, gid: plan.gid }),
    });
    closeSync(log);
    // Who breaks things on purpose (fleet tests) finds the process here, whichever start it is.
    writeFileSync(join(this.runDir, `${plan.name}.pid`), String(child.pid ?? ''));
    const ended = new Promise((resolve) => {
      child.once('error', () => resolve(undefined));
      child.once('exit', () => resolve(undefined));
    }).then(async () => {
      if (this.#stopping || this.#running.get(plan.name)?.child !== child || !plan.restart) return;
      await sleep(500);
      if (!this.#stopping) this.start(plan);
    });
    this.#running.set(plan.name, { plan, child, ended });
    return child;
  }

  /** @param {string} name */
  pid(name) {
    return this.#running.get(name)?.child.pid;
  }

  /** @param {string} name @returns {boolean} */
  alive(name) {
    const entry = this.#running.get(name);
    return entry !== undefined && entry.child.exitCode === null && entry.child.signalCode === null;
  }

  /**
   * Ends one process with SIGKILL, as a crash would; a plan with `restart` brings it back.
   * @param {string} name
   */
  crash(name) {
    this.#running.get(name)?.child.kill('SIGKILL');
  }

  /** @param {string} name */
  async stop(name) {
    const entry = this.#running.get(name);
    if (!entry) return;
    this.#running.delete(name);
    const { child, plan } = entry;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(plan.stopSignal ?? 'SIGTERM');
    const timer = setTimeout(() => {
      try {
        process.kill(-(/** @type {number} */ (child.pid)), 'SIGKILL');
      } catch {}
    }, 8000);
    await gone;
    clearTimeout(timer);
  }

  /** @param {string} name */
  async restart(name) {
    const plan = this.#running.get(name)?.plan;
    if (!plan) throw new Error(`${name} does not run`);
    await this.stop(name);
    this.start(plan);
  }

  /** Newest first: what was started last leans on what was started before. */
  async stopAll() {
    this.#stopping = true;
    for (const name of [...this.#running.keys()].reverse()) await this.stop(name);
  }

  /**
   * Waits until `ready` holds; a process that ends meanwhile is an error with the end of its log.
   * @param {string} name
   * @param {() => Promise<boolean>} ready
   * @param {number} [limitMs]
   */
  async until(name, ready, limitMs = 60_000) {
    const deadline = Date.now() + limitMs;
    while (!(await ready().catch(() => false))) {
      if (!this.alive(name) && !this.#running.get(name)?.plan.restart)
        throw new Error(`${name} ended:\n${await this.tail(name)}`);
      if (Date.now() > deadline) throw new Error(`${name} is not ready after ${limitMs / 1000} s:\n${await this.tail(name)}`);
      await sleep(100);
    }
  }

  /** @param {string} name */
  async tail(name) {
    const text = await readFile(join(this.logDir, `${name}.log`), 'utf8').catch(() => '');
    return text.split('\n').slice(-25).join('\n');
  }
}
