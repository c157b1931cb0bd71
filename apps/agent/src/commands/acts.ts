import type { CommandSpec } from '@relevo/agent-protocol';
import type { Quarantine } from '../quarantine/quarantine.ts';
import type { DoveadmCall } from '../replicate/doveadm.ts';
import type { Carry, Progress } from './executor.ts';
import { readLog } from './log-read.ts';
import { searchLog } from './log-search.ts';
import { fetchMessage, listMessages } from './mailbox-look.ts';
import { mailboxStatus } from './mailbox-status.ts';
import { purgeMailbox } from './purge.ts';
import { actOnQueue, flushQueue, listQueue } from './queue.ts';
import { clearOld, noteFetched, type RetentionTools } from './retention.ts';
import { endSessionsOf } from './sessions.ts';

type Result = Record<string, unknown>;

/** What the acts need of the rest of the agent. */
export interface ActTools {
  readonly doveadm: DoveadmCall;
  readonly replicate: (domains: readonly string[] | null, progress: Progress) => Promise<Result>;
  readonly fence: (on: boolean) => Promise<void>;
  readonly stepAside: (domains: readonly string[], seconds: number) => void;
  readonly verify: () => Promise<Result>;
  readonly rotateKey: () => Promise<void>;
  readonly contain: (address: string) => Promise<Result>;
  readonly refreshSending: () => Promise<void>;
  readonly quarantine: Pick<Quarantine, 'act' | 'look'>;
  readonly reportQueue: () => Promise<Result>;
  readonly retention: RetentionTools;
  readonly purgeWebmail: (mailboxId: string) => Promise<void>;
  readonly runsMailbox: (mailboxId: string) => boolean;
}

type Acts = {
  readonly [K in CommandSpec['kind']]: (spec: Extract<CommandSpec, { kind: K }>, progress: Progress) => Promise<Result>;
};

/** One act for each kind of command; the compiler finds the missing one. */
export function actsOf(tools: ActTools): Carry {
  const acts: Acts = {
    replicate: (spec, progress) => tools.replicate(spec.domains, progress),
    kick: (spec) => endSessionsOf(tools.doveadm, spec.domains),
    step_aside: async (spec) => {
      tools.stepAside(spec.domains, spec.seconds);
      return {};
    },
    fence: () => tools.fence(true).then(() => ({})),
    unfence: () => tools.fence(false).then(() => ({})),
    flush_queue: (spec) => flushQueue(spec.queueId),
    list_queue: (spec) => listQueue(spec.limit),
    report_queue: () => tools.reportQueue(),
    queue_act: async (spec) => {
      const result = await actOnQueue(spec.act, spec.queueIds);
      await tools.reportQueue();
      return result;
    },
    contain: async (spec) => {
      const result = await tools.contain(spec.address);
      await tools.reportQueue();
      return result;
    },
    refresh_sending: () => tools.refreshSending().then(() => ({})),
    search_log: (spec) => searchLog(spec.file, spec.needles, spec.limit),
    read_log: (spec) => readLog(spec),
    mailbox_status: (spec) => mailboxStatus(tools.doveadm, spec.address),
    quarantine_act: (spec) => tools.quarantine.act(spec.act, spec.messages),
    quarantine_look: (spec) => tools.quarantine.look(spec.message, spec.limit),
    mailbox_list: (spec) => listMessages(tools.doveadm, spec),
    mailbox_message: (spec) => fetchMessage(tools.doveadm, spec),
    note_fetched: (spec, progress) => noteFetched(spec.addresses, tools.retention, progress),
    retention: (spec, progress) => clearOld(spec, tools.retention, progress),
    purge_mailbox: (spec) => purgeMailbox(spec, tools),
    verify: () => tools.verify(),
    rotate_key: () => tools.rotateKey().then(() => ({})),
  };
  return (spec, progress) => {
    const act = acts[spec.kind] as (spec: CommandSpec, progress: Progress) => Promise<Result>;
    return act(spec, progress);
  };
}
