/**
 * npm run --silent tool -- NAME [ARGUMENTS]
 *
 * The pure packages on the command line, for support staff and for whoever wants to check us. Exit code 0: done; 2: the
 * arguments or the input were not understood, with the reason on stderr.
 */
import { Refusal } from './tool/refusal.ts';

interface Tool {
  readonly usage: string;
  readonly about: string;
  readonly load: () => Promise<{ run(args: readonly string[]): Promise<void> }>;
}

const TOOLS: Readonly<Record<string, Tool>> = {
  'mail-log': {
    usage: 'mail-log FILE [--lines]',
    about: 'totals of a Postfix, Dovecot and rspamd log, or every line as JSON; - reads stdin, .gz is unpacked',
    load: () => import('./tool/mail-log.ts'),
  },
  bounce: {
    usage: 'bounce < replies',
    about: 'the class of each SMTP reply or DSN diagnostic, one per line',
    load: () => import('./tool/bounce.ts'),
  },
  totp: {
    usage: 'totp SECRET',
    about: 'the code of a second factor that an authenticator app would show now',
    load: () => import('./tool/totp.ts'),
  },
  sizing: {
    usage: 'sizing < answers.json',
    about: 'the plan for the answers to a questionnaire, with its reasons',
    load: () => import('./tool/sizing.ts'),
  },
};

const usage = (): string =>
  [
    'usage: npm run --silent tool -- NAME',
    ...Object.values(TOOLS).map((tool) => `  ${tool.usage.padEnd(28)} ${tool.about}`),
  ].join('\n');

async function main(name: string | undefined, args: readonly string[]): Promise<void> {
  const tool = name !== undefined && Object.hasOwn(TOOLS, name) ? TOOLS[name] : undefined;
  if (tool === undefined) throw new Refusal(name === undefined ? usage() : `no tool "${name}"\n${usage()}`);
  const { run } = await tool.load();
  await run(args);
}

// A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  await main(process.argv[2], process.argv.slice(3));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
