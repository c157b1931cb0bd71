import { run } from './run.ts';

export const SERVICES = ['redis', 'clamd', 'rspamd', 'dovecot', 'policy', 'webmail', 'postfix'] as const;
export type ServiceName = (typeof SERVICES)[number];
export type ServiceVerb = 'start' | 'stop' | 'restart' | 'reload';
export type ServiceOutcome = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** The host's service manager by way of one command, `relevo-service VERB SERVICE`: systemd or another, we do not know. */
export class Services {
  readonly #command: string;

  constructor(command: string) {
    this.#command = command;
  }

  async act(verb: ServiceVerb, service: ServiceName): Promise<ServiceOutcome> {
    const { code, stdout, stderr } = await run([this.#command, verb, service], { timeoutMs: 150_000 });
    return code === 0 ? { ok: true } : { ok: false, why: `${verb} ${service}: ${(stderr || stdout).trim() || `code ${code}`}` };
  }

  async running(service: ServiceName): Promise<boolean> {
    return (await run([this.#command, 'status', service])).code === 0;
  }
}
