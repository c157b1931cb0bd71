import { existsSync } from 'node:fs';
import type { CommandSpec, RetentionResult } from '@relevo/agent-protocol';
import { z } from 'zod';
import { FETCHED_FLAG, WITH_POP3_FLAGS } from '../files/dovecot.ts';
import { run } from '../host/run.ts';
import { errorFields } from '../log.ts';
import type { DoveadmCall } from '../replicate/doveadm.ts';
import type { Progress } from './executor.ts';

type Wish = Extract<CommandSpec, { kind: 'retention' }>;
type MailboxWish = Wish['mailboxes'][number];

export interface RetentionTools {
  readonly doveadm: DoveadmCall;
  /** Where a mailbox lives; null: this node has none of that address. */
  readonly homeOf: (address: string) => string | null;
  /** Copies these mailboxes until both nodes have the same. */
  readonly level: (addresses: readonly string[], progress: Progress) => Promise<unknown>;
  /** Changes that Dovecot's log does not tell. */
  readonly touched: (address: string) => void;
}

/**
 * Dovecot keeps for POP3 alone which messages were fetched (INDEXPVT), on the node where it happened. Here that becomes a flag of
 * the message, which goes with it to the other node.
 */
export async function noteFetched(
  addresses: readonly string[],
  tools: RetentionTools,
  progress: Progress,
): Promise<Record<string, unknown>> {
  const fetching = addresses.filter((address) => {
    const home = tools.homeOf(address);
    return home !== null && existsSync(`${home}/pop3`);
  });
  const query = ['mailbox', 'INBOX', 'SEEN', 'UNKEYWORD', FETCHED_FLAG];
  for (const address of fetching) {
    const noted = await run(['doveadm', '-o', WITH_POP3_FLAGS, 'flags', 'add', '-u', address, FETCHED_FLAG, ...query]);
    if (noted.code !== 0) throw new Error(`doveadm flags: ${noted.stderr.trim().slice(-300)}`);
  }
  // Without the other node the notes wait here, and what is not known to be fetched stays where it is.
  if (fetching.length > 0) await tools.level(fetching, progress).catch(() => {});
  return { marked: fetching.length };
}

const Found = z.array(z.object({ uid: z.coerce.number(), 'size.physical': z.coerce.number() }));
/** Few enough for one command line of doveadm. */
const AT_ONCE = 500;

export async function clearOld(wish: Wish, tools: RetentionTools, progress: Progress): Promise<RetentionResult> {
  const mailboxes: RetentionResult['mailboxes'] = [];
  for (const mailbox of wish.mailboxes) {
    const counted = await clearOne(mailbox, wish.dryRun, tools).catch((error) => ({
      ...NOTHING,
      error: errorFields(error).error.slice(0, 300),
    }));
    mailboxes.push({ address: mailbox.address, error: null, ...counted });
    progress(mailboxes.length, wish.mailboxes.length, '');
  }
  return { mailboxes };
}
const NOTHING = { messages: 0, bytes: 0, waiting: 0 };

async function clearOne({ address, days, onlyFetched }: MailboxWish, dryRun: boolean, tools: RetentionTools) {
  if (tools.homeOf(address) === null) return { ...NOTHING, error: 'not on this node' };
  const find = async (...query: string[]) => {
    const all = ['mailbox', 'INBOX', 'BEFORE', `${days}d`, ...query];
    return Found.parse(await tools.doveadm('fetch', { user: address, field: ['uid', 'size.physical'], query: all }));
  };
  const old = await find(...(onlyFetched ? ['KEYWORD', FETCHED_FLAG] : []));
  const waiting = onlyFetched ? (await find('UNKEYWORD', FETCHED_FLAG)).length : 0;
  const counted = { messages: old.length, bytes: old.reduce((sum, one) => sum + one['size.physical'], 0), waiting };
  if (dryRun || old.length === 0) return counted;
  // By number, and not by the condition again: exactly what was counted goes.
  for (let from = 0; from < old.length; from += AT_ONCE) {
    const uids = old.slice(from, from + AT_ONCE).map(({ uid }) => uid);
    await tools.doveadm('expunge', { user: address, query: ['mailbox', 'INBOX', 'UID', uids.join(',')] });
  }
  tools.touched(address);
  return counted;
}
