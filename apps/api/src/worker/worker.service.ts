import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { AuditSeals } from '../audit/audit-seals.service.js';
import { ContainmentWatch } from '../containment/containment-watch.service.js';
import { SwitchoverDriver } from '../failover/switchover.driver.js';
import { CertificateWatch } from '../host-certificates/certificate-watch.service.js';
import { HostCertificates } from '../host-certificates/host-certificates.service.js';
import { Impersonations } from '../impersonation/impersonation.service.js';
import { Imports } from '../imports/imports.service.js';
import { Purges } from '../mailboxes/purges.service.js';
import { Outbox } from '../notifications/outbox.service.js';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Database } from '../platform/database/database.js';
import type { SwitchoverId } from '../platform/ids.js';
import { WORK, WORK_QUEUE, type WorkName, type WorkPayload } from '../platform/jobs/work-queue.js';
import { LOG, type Log } from '../platform/log/log.js';
import { QuarantineDigests } from '../quarantine/quarantine-digests.service.js';
import { RetentionDriver } from '../retention/retention.driver.js';
import { WeeklySummaries } from '../statistics/weekly-summaries.service.js';
import { UsageWarnings } from '../usage/usage-warnings.service.js';
import { AuditWatch } from './audit-watch.service.js';
import { Housekeeping } from './housekeeping.service.js';
import { WebmailWatch } from './webmail-watch.service.js';

const SWEEP_MS = 3000;
const CONCURRENCY = 4;

/** Does the control plane's own work: woken by jobs, and by a sweep over the rows that jobs point at. */
@Injectable()
export class WorkerService implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #handlers: { [K in WorkName]: (payload: WorkPayload<K>) => Promise<void> };
  readonly #running = new Set<string>();
  #worker: Worker | undefined;
  #connection: Redis | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    imports: Imports,
    driver: SwitchoverDriver,
    housekeeping: Housekeeping,
    private readonly seals: AuditSeals,
    private readonly auditWatch: AuditWatch,
    private readonly webmailWatch: WebmailWatch,
    outbox: Outbox,
    containment: ContainmentWatch,
    digests: QuarantineDigests,
    summaries: WeeklySummaries,
    purges: Purges,
    usage: UsageWarnings,
    certificates: HostCertificates,
    certificateWatch: CertificateWatch,
    private readonly retention: RetentionDriver,
    private readonly impersonations: Impersonations,
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.#handlers = {
      import: ({ importId }) => imports.run(importId),
      switchover: ({ switchoverId }) => driver.drive(switchoverId as SwitchoverId),
      housekeeping: () => housekeeping.run(),
      auditCheck: () => auditWatch.check(),
      emails: () => outbox.run(),
      sending: () => containment.run(),
      quarantineDigests: () => digests.run(),
      summaries: () => summaries.run(),
      purges: () => purges.run(),
      usage: () => usage.run(),
      hostCertificates: async ({ now }) => {
        await certificateWatch.run(now);
        await certificates.run(now);
      },
      retention: ({ runId }) => retention.drive(runId),
    };
  }

  onApplicationBootstrap(): void {
    this.#connection = new Redis(this.config.REDIS_URL, { maxRetriesPerRequest: null }).on('error', () => {});
    this.#worker = new Worker(WORK_QUEUE, (job) => this.#handle(job.name, job.data), {
      connection: this.#connection,
      concurrency: CONCURRENCY,
      skipVersionCheck: true,
    });
    this.#worker.on('error', (error) => this.log.debug({ err: error }, 'work queue'));
    this.#worker.on('failed', (job, error) => this.log.error({ job: job?.name, id: job?.id, err: error }, 'work failed'));
    this.#timer = setInterval(() => void this.#sweep(), SWEEP_MS);
    this.log.info('worker ready');
  }

  async #handle(name: string, data: unknown): Promise<void> {
    if (!(name in WORK)) throw new Error(`no handler for ${name}`);
    const payload = WORK[name as WorkName].parse(data);
    const key = `${name}:${JSON.stringify(payload)}`;
    if (this.#running.has(key)) return;
    this.#running.add(key);
    try {
      await (this.#handlers[name as WorkName] as (payload: unknown) => Promise<void>)(payload);
    } finally {
      this.#running.delete(key);
    }
  }

  async #later<K extends WorkName>(name: K, payload: WorkPayload<K>): Promise<void> {
    await this.#handle(name, payload).catch((error) => this.log.error({ job: name, err: error }, 'work failed'));
  }

  /** Rows that are to be worked on, whether or not a job says so: Redis may have been wiped, a worker may have died. */
  async #sweep(): Promise<void> {
    try {
      const imports = await this.database.platform
        .selectFrom('mailbox_import')
        .select('id')
        .where('state', '=', 'running')
        .execute();
      const switchovers = await this.database.platform
        .selectFrom('switchover')
        .select('id')
        .where('state', '=', 'running')
        .execute();
      await Promise.all([
        ...imports.map(({ id }) => this.#handle('import', { importId: id })),
        ...switchovers.map(({ id }) => this.#handle('switchover', { switchoverId: id })),
        // A night's work is long: the sweep starts it and goes on.
        this.retention.open().then((ids) => ids.forEach((runId) => void this.#later('retention', { runId }))),
        this.impersonations.noteEnded(),
        this.seals.seal(),
        this.webmailWatch.run(),
        this.auditWatch.due() && this.#handle('auditCheck', {}),
        this.#handle('purges', {}),
        this.#handle('usage', {}),
        // An order at an authority takes its time.
        void this.#later('hostCertificates', {}),
        this.#handle('housekeeping', {}),
        this.#handle('emails', {}),
        this.#handle('sending', {}),
        this.#handle('quarantineDigests', {}),
        this.#handle('summaries', {}),
      ]);
    } catch (error) {
      this.log.warn({ err: error }, 'sweep');
    }
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#worker?.close().catch(() => {});
    this.#connection?.disconnect();
  }
}
