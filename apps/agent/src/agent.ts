import { mkdirSync } from 'node:fs';
import type { PairRecord } from '@relevo/agent-protocol';
import type { AnyLine } from '@relevo/mail-log';
import { actsOf } from './commands/acts.ts';
import { CommandExecutor } from './commands/executor.ts';
import type { Config } from './config.ts';
import { Converger } from './converge/converger.ts';
import { NodeDb } from './converge/node-db.ts';
import { Configurer } from './files/configure.ts';
import { DkimKeys } from './files/dkim-keys.ts';
import { DOVECOT_INFO_LOG } from './files/dovecot.ts';
import { HostKeys } from './files/host-keys.ts';
import { doveadmApiKey } from './files/pair-secrets.ts';
import { leads } from './files/rendered.ts';
import { MailboxScripts } from './files/sieve.ts';
import { RULES_DIRECTORY, rulesScript } from './files/sieve-rules.ts';
import { VACATION_DIRECTORY, vacationScript } from './files/vacation.ts';
import { WEBMAIL_DOOR } from './files/webmail-plugin.ts';
import { readAccounts } from './host/accounts.ts';
import { Services } from './host/services.ts';
import { Api } from './link/api.ts';
import { identify } from './link/enrolment.ts';
import { keepAliveClient } from './link/http.ts';
import { KeyRotation } from './link/key-rotation.ts';
import { listen } from './link/queue.ts';
import { errorFields, type Log } from './log.ts';
import { Memory } from './memory.ts';
import { HealthReporter } from './observe/health.ts';
import { QueueReporter } from './observe/queue-reporter.ts';
import { ServedCertificates } from './observe/served-certificates.ts';
import { Shipper } from './observe/shipper.ts';
import { teachRspamd } from './quarantine/lessons.ts';
import { Quarantine } from './quarantine/quarantine.ts';
import { QuarantineReporter } from './quarantine/reporter.ts';
import { School } from './quarantine/school.ts';
import { doveadmClient } from './replicate/doveadm.ts';
import { PairReplication } from './replicate/pair-replication.ts';
import { contain } from './sending/contain.ts';
import { SendingKeeper } from './sending/keeper.ts';
import { SendingDb } from './sending/sending-db.ts';
import { USAGE_NOTES } from './usage/notes.ts';
import { UsageReporter } from './usage/reporter.ts';
import { WebmailCopies } from './webmail/copies.ts';
import { openDoor } from './webmail/door.ts';
import { StoreProcess } from './webmail/store-process.ts';

const KEY_CHECK_MS = 60_000;

export interface Agent {
  stop(): Promise<void>;
}

/** Starts the agent's duties. What a node served before, it serves again, whether the control plane is there or not. */
export async function startAgent(config: Config, log: Log): Promise<Agent> {
  const { paths } = config;
  const accounts = readAccounts();
  mkdirSync(paths.root, { recursive: true, mode: 0o755 });
  const db = new NodeDb(paths.nodeDb, accounts.mailmapGid);
  const hostKeys = new HostKeys(`${paths.root}/tls`);
  const keys = new DkimKeys(paths.dkim, accounts.rspamd);
  const scripts = [
    new MailboxScripts(VACATION_DIRECTORY, accounts.vmail, vacationScript),
    new MailboxScripts(RULES_DIRECTORY, accounts.vmail, rulesScript),
  ];
  const memory = new Memory(paths.agentDb);
  const services = new Services(config.serviceCommand);

  const send = keepAliveClient(config.apiUrl, config.caFile);
  const enrolled = await identify(config, send, log);
  const { nodeId } = enrolled;
  const api = new Api(send, enrolled);
  const doveadm = doveadmClient(() => (db.pair ? doveadmApiKey(db.pair.replicationSecret, nodeId) : null));

  const configurer = new Configurer({
    services,
    staging: paths.staging,
    pendingReload: paths.pendingReload,
    facts: { nodeId, nodeDb: paths.nodeDb, dkimDir: paths.dkim, webmailGid: accounts.webmail.gid },
    tls: config.tls,
    tlsDirectory: `${paths.root}/tls`,
    hostKeys,
    fenced: () => memory.fenced,
    log,
  });
  const served = new ServedCertificates();
  const webmailStore = new StoreProcess(`${import.meta.dirname}/webmail.mjs`, accounts.webmail);
  const webmailCopies = new WebmailCopies({
    ask: webmailStore.ask,
    tables: db.tables,
    ready: () => db.revision >= 0,
    dial: () => replication.dial('webmail'),
    log,
  });
  const replication = new PairReplication({
    nodeId,
    doveadm,
    memory,
    log,
    tables: db.tables,
    teach: teachRspamd,
    webmail: (socket) => webmailCopies.take(socket),
    onPeerGone: () => db.stopSteppingAside(),
  });
  const quarantine = new Quarantine({
    doveadm,
    tables: db.tables,
    mark: (address) => replication.mark(address),
    learn: (lesson) => school.take(lesson),
  });
  const school = new School({ doveadm, memory, teachPeer: (lesson) => replication.teachPeer(lesson), log });
  const quarantineReporter = new QuarantineReporter({ api, quarantine, tables: db.tables, log });
  const configure = async (pair: PairRecord) => {
    const installed = await configurer.configure(pair);
    served.forget();
    void health.report();
    // After the configuration: its first act is to ask Dovecot.
    replication.follow(pair);
    webmailCopies.offerAll();
    return installed;
  };
  const endSessions = (addresses: readonly string[]) => {
    db.endWebmailSessions(addresses);
    webmailCopies.settle('all').catch((error) => log.warn(errorFields(error), 'webmail not settled'));
    void Promise.allSettled(addresses.map((address) => doveadm('kick', { mask: [address] })));
  };
  const converger = new Converger({ api, db, keys, hostKeys, scripts, log, configure, endSessions });

  const fence = async (on: boolean) => {
    memory.fenced = on;
    const installed = await converger.configure();
    if (installed && installed.outcome !== 'applied') throw new Error(installed.why ?? installed.outcome);
    if (on) await doveadm('kick', { mask: ['*'] }).catch(() => {});
    void health.report();
  };
  const seen = (line: AnyLine) => {
    quarantineReporter.see(line);
    school.see(line);
  };
  const postfixLog = new Shipper('postfix', '/var/log/mail.log', api, memory, log);
  const shippers = [
    postfixLog,
    new Shipper('dovecot', DOVECOT_INFO_LOG, api, memory, log, seen),
    new Shipper('rspamd', '/var/log/rspamd/rspamd.log', api, memory, log),
  ];
  const queueReporter = new QueueReporter({ api, originOf: (queueId) => postfixLog.originOf(queueId), log });
  const sendingDb = new SendingDb(paths.sendingDb);
  const containOne = (address: string) =>
    contain(
      {
        doveadm,
        originOf: (queueId) => postfixLog.originOf(queueId),
        isInside: (own, recipient) => db.tables.sameTenant(own, recipient),
      },
      address,
    );
  const keeper = new SendingKeeper({
    api,
    db: sendingDb,
    log,
    contain: async (address) => {
      await containOne(address);
      await queueReporter.report();
    },
    decided: (address, at) => db.tables.outgoingDecided(address, at),
  });
  const usageReporter = new UsageReporter({
    api,
    doveadm,
    tables: db.tables,
    directory: USAGE_NOTES,
    owner: accounts.vmail,
    leads: () => db.pair !== null && leads(db.pair, nodeId),
    log,
  });
  const acts = actsOf({
    doveadm,
    fence,
    replicate: (domains, progress) => replication.bringLevel(domains, progress),
    stepAside: (domains, seconds) => db.stepAside(domains, new Date(Date.now() + seconds * 1000)),
    verify: () => converger.verify(),
    rotateKey: () => rotation.rotate(),
    quarantine,
    reportQueue: () => queueReporter.report(),
    contain: containOne,
    refreshSending: () => keeper.refresh(),
    purgeWebmail: (mailboxId) => webmailCopies.purge(mailboxId),
    runsMailbox: (mailboxId) => db.tables.mailboxAt('id', mailboxId) !== null,
    retention: {
      doveadm,
      homeOf: (address) => {
        const place = db.tables.mailboxAt('address', address);
        return place && `/var/vmail/${place.tenantId}/${place.id}`;
      },
      level: (addresses, progress) => replication.bringLevelOf(addresses, progress),
      touched: (address) => replication.mark(address),
    },
  });
  const commands = new CommandExecutor(api, memory, acts, log);
  const health = new HealthReporter(
    {
      api,
      log,
      revision: () => converger.revision,
      fenced: () => memory.fenced,
      configError: () => converger.configError,
      certificates: (fenced) => served.read(fenced),
      replication: () => replication.health,
      webmail: () => ({ notCopied: webmailCopies.notCopied.slice(0, 100) }),
      mailDirectory: '/var/vmail',
    },
    config.healthMs,
  );
  const queue = listen(
    enrolled,
    config.caFile,
    { converge: (revision) => void converger.wake(revision), command: () => commands.wake() },
    log,
  );
  const door = openDoor(WEBMAIL_DOOR, accounts.webmail.gid, {
    api,
    keep: (mailboxId, session) => db.keepWebmailSession(mailboxId, session),
    forget: (password) => db.forgetWebmailSession(password),
    reached: (revision) => converger.wake(revision),
    log,
  });
  const rotation = new KeyRotation({
    identity: enrolled,
    api,
    paths,
    everyDays: config.keyDays,
    reconnect: () => queue.reconnect(),
    log,
  });

  const poll = setInterval(() => {
    void converger.wake();
    commands.wake();
  }, config.pollMs);
  const verify = setInterval(() => {
    converger.verify().catch((error) => log.warn(errorFields(error), 'verification not possible'));
  }, config.verifyMs);
  const keyClock = setInterval(() => void rotation.tick(new Date()), KEY_CHECK_MS);
  log.info({ nodeId, revision: converger.revision }, 'agent runs');
  await converger.configure();
  await converger.wake();
  commands.wake();
  quarantineReporter.start();
  void health.report();

  return {
    stop: async () => {
      clearInterval(poll);
      clearInterval(verify);
      clearInterval(keyClock);
      health.stop();
      queueReporter.stop();
      keeper.stop();
      for (const shipper of shippers) shipper.stop();
      quarantineReporter.stop();
      usageReporter.stop();
      school.stop();
      webmailCopies.stop();
      replication.stop();
      webmailStore.stop();
      door.close();
      await queue.close();
      memory.close();
      sendingDb.close();
      db.close();
    },
  };
}
