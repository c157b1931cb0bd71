import { statfs } from 'node:fs/promises';
import type { Health } from '@relevo/agent-protocol';
import { AGENT_VERSION } from '../config.ts';
import type { Api } from '../link/api.ts';
import { errorFields, type Log } from '../log.ts';
import { probeServices, readVersions } from './probes.ts';
import { countQueues } from './queue-counts.ts';

export interface HealthSources {
  readonly api: Pick<Api, 'health'>;
  readonly log: Log;
  readonly revision: () => number;
  readonly fenced: () => boolean;
  readonly configError: () => string | null;
  readonly certificates: (fenced: boolean) => Promise<NonNullable<Health['certificates']>>;
  readonly replication: () => Health['replication'];
  readonly webmail: () => Health['webmail'];
  readonly mailDirectory: string;
}

/** Tells the API how this node feels, by the clock and at once when asked to. */
export class HealthReporter {
  readonly #sources: HealthSources;
  readonly #timer: NodeJS.Timeout;
  #versions: Health['versions'] = {};
  #running: Promise<void> | null = null;
  #warnedAt = 0;

  constructor(sources: HealthSources, everyMs: number) {
    this.#sources = sources;
    this.#timer = setInterval(() => void this.report(), everyMs);
  }

  report(): Promise<void> {
    this.#running ??= this.#once()
      .catch((error) => {
        if (Date.now() - this.#warnedAt < 60_000) return;
        this.#warnedAt = Date.now();
        this.#sources.log.warn(errorFields(error), 'health not told');
      })
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #once(): Promise<void> {
    const { api, revision, fenced, configError, certificates, replication, webmail, mailDirectory } = this.#sources;
    if (!this.#versions.postfix) this.#versions = await readVersions();
    const [services, queue, disk, served] = await Promise.all([
      probeServices(fenced()),
      countQueues(),
      statfs(mailDirectory),
      certificates(fenced()),
    ]);
    await api.health({
      at: new Date().toISOString(),
      agentVersion: AGENT_VERSION,
      versions: this.#versions,
      revision: Math.max(0, revision()),
      services,
      queue,
      // What unprivileged programs may still use (bavail) counts as free, and nothing else.
      disk: { usedBytes: (disk.blocks - disk.bavail) * disk.bsize, totalBytes: disk.blocks * disk.bsize },
      replication: replication(),
      webmail: webmail(),
      certificates: served,
      fenced: fenced(),
      configError: configError()?.slice(0, 8000) ?? null,
    });
  }
}
