import type { PairRecord } from '@relevo/agent-protocol';
import type { Services } from '../host/services.ts';
import { errorFields, type Log } from '../log.ts';
import { ensureCertificate } from './certificate.ts';
import type { HostKeys } from './host-keys.ts';
import { type Installed, type InstallTools, install } from './install.ts';
import { PROGRAMS, type Program } from './programs.ts';
import { type HostFacts, selfOf } from './rendered.ts';

export interface ConfigureParts {
  readonly services: Services;
  readonly staging: string;
  readonly pendingReload: string;
  readonly facts: Omit<HostFacts, 'tls' | 'fenced'>;
  readonly tls: { readonly cert: string; readonly key: string } | null;
  readonly tlsDirectory: string;
  readonly hostKeys: Pick<HostKeys, 'filesOf' | 'forgetOthers'>;
  readonly fenced: () => boolean;
  readonly log: Log;
}

/** Puts all of a pair's configuration in place and all services up. One at a time: a fence and a change may meet. */
export class Configurer {
  readonly #parts: ConfigureParts;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: ConfigureParts) {
    this.#parts = parts;
  }

  configure(pair: PairRecord): Promise<Installed> {
    const turn = this.#last.then(() => this.#all(pair));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #all(pair: PairRecord): Promise<Installed> {
    const { services, tls, tlsDirectory, hostKeys, log } = this.#parts;
    const certificate = await ensureCertificate(
      tls ?? hostKeys.filesOf(pair),
      tlsDirectory,
      selfOf(pair, this.#parts.facts.nodeId).host,
    );
    const facts: HostFacts = { ...this.#parts.facts, tls: certificate, fenced: this.#parts.fenced() };
    await Promise.all((['redis', 'policy'] as const).map((service) => ensureStarted(services, service)));
    const tools: InstallTools = { services, staging: this.#parts.staging, pendingReload: this.#parts.pendingReload };
    const put = async (program: Program) => {
      const started = performance.now();
      const installed = await install(program, pair, facts, tools).catch(broken);
      const ms = Math.round(performance.now() - started);
      log.info({ program: program.service, outcome: installed.outcome, ms }, 'configured');
      return installed;
    };
    // Postfix comes last: without rspamd it asks everybody to try again later, its own probe included.
    const asked = PROGRAMS.filter(({ service }) => service !== 'postfix');
    const outcomes = await Promise.all(asked.map(put));
    for (const program of PROGRAMS) if (!asked.includes(program)) outcomes.push(await put(program));
    if (outcomes.every(({ outcome }) => outcome === 'applied')) hostKeys.forgetOthers(pair);
    return outcomes.find(({ outcome }) => outcome !== 'applied') ?? { outcome: 'applied', why: null };
  }
}

/** A full disk, say: nothing that the program's own checker would have words for. */
const broken = (error: unknown): Installed => ({ outcome: 'rolled_back', why: errorFields(error).error });

async function ensureStarted(services: Services, service: 'redis' | 'policy'): Promise<void> {
  if (!(await services.running(service))) await services.act('start', service);
}
