/** Running the machine's own programs. */
import { spawn } from 'node:child_process';

/**
 * @typedef {{ code: number, stdout: string, stderr: string }} Outcome
 * @typedef {{ input?: string | Buffer, timeoutMs?: number, onLine?: (line: string) => void, env?: NodeJS.ProcessEnv, cwd?: string }} RunOptions
 */

// A login shell's PATH may lack sbin (Debian's `su` without a dash), where ip, unshare and friends live.
const SYSTEM = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Runs a program and waits for it. A failure is a value, a program that does not exist is code 127.
 * @param {readonly string[]} argv
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function run(argv, options = {}) {
  const [file, ...args] = /** @type {[string, ...string[]]} */ (argv);
  const env = { ...process.env, ...options.env };
  env.PATH = `${env.PATH ?? ''}:${SYSTEM}`;
  return new Promise((resolve) => {
    const child = spawn(file, args, { env, cwd: options.cwd, stdio: 'pipe' });
    /** @type {Buffer[]} */ const out = [];
    /** @type {Buffer[]} */ const err = [];
    let pending = '';
    const timer = options.timeoutMs ? setTimeout(() => child.kill('SIGKILL'), options.timeoutMs) : undefined;
    const report = (/** @type {Buffer} */ chunk) => {
      if (!options.onLine) return;
      const lines = (pending + chunk).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) options.onLine(line);
    };
    child.stdout.on('data', (chunk) => {
      out.push(chunk);
      report(chunk);
    });
    child.stderr.on('data', (chunk) => {
      err.push(chunk);
      report(chunk);
    });
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    const settle = (/** @type {number} */ code, /** @type {string} */ note) => {
      clearTimeout(timer);
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() + note });
    };
    child.on('error', (error) => settle(127, String(error)));
    child.on('close', (code, signal) => settle(code ?? 128, signal ? `killed by ${signal}` : ''));
  });
}

/**
 * Like {@link run}, but anything other than success throws with the program's own words.
 * @param {readonly string[]} argv
 * @param {RunOptions} [options]
 * @returns {Promise<string>} standard output
 */
export async function must(argv, options = {}) {
  const outcome = await run(argv, options);
  if (outcome.code !== 0)
    throw new Error(`${argv.join(' ')} (${outcome.code}): ${outcome.stderr.trim() || outcome.stdout.trim()}`);
  return outcome.stdout;
}
