import { mkdirSync } from 'node:fs';
import type { PairRecord } from '@relevo/agent-protocol';
import type { Config } from './config.ts';
import { Converger } from './converge/converger.ts';
import { NodeDb } from './converge/node-db.ts';
import { ensureCertificate } from './files/certificate.ts';
import { DkimKeys } from './files/dkim-keys.ts';
import { type Installed, install } from './files/install.ts';
import { doveadmApiKey } from './files/pair-secrets.ts';
import { PROGRAMS } from './files/programs.ts';
import { selfOf } from './files/rendered.ts';
import { readAccounts } from './host/accounts.ts';
import { Services } from './host/services.ts';
import { Api } from './link/api.ts';
import { identify } from './link/enrolment.ts';
import { keepAliveClient } from './link/http.ts';
import { listen } from './link/queue.ts';
import { errorFields, type Log } from './log.ts';
import { doveadmClient } from './replicate/doveadm.ts';

/** Starts the agent's duties. What a node served before, it serves again, whether the control plane is there or not. */
export async function startAgent(config: Config, log: Log): Promise<{ stop: () => Promise<void> }> {
  const { paths } = config;
  const accounts = readAccounts();
  mkdirSync(paths.root, { recursive: true, mode: 0o755 });
  const db = new NodeDb(paths.nodeDb, accounts.mailmapGid);
  const keys = new DkimKeys(paths.dkim, accounts.rspamd);
  const services = new Services(config.serviceCommand);

  const send = keepAliveClient(config.apiUrl, config.caFile);
  const enrolled = await identify(config, send, log);
  const api = new Api(send, enrolled);
  const doveadm = doveadmClient(() => (db.pair ? doveadmApiKey(db.pair.replicationSecret, enrolled.nodeId) : null));

  const configure = async (pair: PairRecord): Promise<Installed> => {
    const tls = await ensureCertificate(config.tls, `${paths.root}/tls`, selfOf(pair, enrolled.nodeId).host);
    const facts = { nodeId: enrolled.nodeId, nodeDb: paths.nodeDb, dkimDir: paths.dkim, tls, fenced: false };
    let worst: Installed = { outcome: 'applied', why: null };
    for (const service of ['redis', 'policy'] as const)
      if (!(await services.running(service))) await services.act('start', service);
    for (const program of PROGRAMS) {
      const installed = await install(program, pair, facts, {
        services,
        staging: paths.staging,
        pendingReload: paths.pendingReload,
      });
      log.info({ program: program.service, outcome: installed.outcome }, 'configured');
      if (installed.outcome !== 'applied') worst = installed;
    }
    return worst;
  };
  const endSessions = (addresses: readonly string[]) => {
    void Promise.allSettled(addresses.map((address) => doveadm('kick', { mask: [address] })));
  };

  const converger = new Converger({ api, db, keys, log, configure, endSessions });
  const queue = listen(
    enrolled,
    config.caFile,
    { converge: (revision) => void converger.wake(revision), command: () => {} },
    log,
  );
  await converger.configure();
  void converger.wake();
  const poll = setInterval(() => void converger.wake(), config.pollMs);
  const verify = setInterval(() => {
    converger.verify().catch((error) => log.warn(errorFields(error), 'verification not possible'));
  }, config.verifyMs);
  log.info({ nodeId: enrolled.nodeId, revision: converger.revision }, 'agent runs');

  return {
    stop: async () => {
      clearInterval(poll);
      clearInterval(verify);
      await queue.close();
      db.close();
    },
  };
}
