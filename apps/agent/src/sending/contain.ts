import { open, readFile, stat } from 'node:fs/promises';
import { actOnQueue } from '../commands/queue.ts';
import { queueMessages } from '../commands/queue-listing.ts';
import { run } from '../host/run.ts';
import type { DoveadmCall } from '../replicate/doveadm.ts';

const MAIL_LOG = '/var/log/mail.log';
const TAIL_BYTES = 4 * 1024 * 1024;

export interface ContainTools {
  readonly doveadm: DoveadmCall;
  /** Who handed a queued message in, as the log said. */
  readonly originOf: (queueId: string) => { readonly saslUser: string | null } | null;
  readonly isInside: (address: string, recipient: string) => boolean;
}

/**
 * What follows when a mailbox's outgoing mail is held: whoever is signed in with its password is put out, and what it sent
 * before and has not left yet waits with the rest. Mail inside the company goes on.
 */
export async function contain(tools: ContainTools, address: string): Promise<{ held: number; ended: number }> {
  const ended = await endSubmissions(address);
  await tools.doveadm('kick', { mask: [address] }).catch(() => {});
  const ran = await run(['postqueue', '-j'], { timeoutMs: 60_000 });
  const ids = queueMessages(ran.stdout)
    .filter((message) => {
      const login = tools.originOf(message.queueId)?.saslUser ?? message.sender;
      return message.queue !== 'hold' && login.toLowerCase() === address;
    })
    .filter((message) => message.recipients.some((recipient) => !tools.isInside(address, recipient.address.toLowerCase())))
    .map((message) => message.queueId);
  const held = ids.length > 0 ? Number((await actOnQueue('hold', ids)).done) : 0;
  return { held, ended };
}

/** smtpd(8) serves one client per process; its log line names the process and the log-in. What is in mid-dialogue is not yet taken. */
async function endSubmissions(address: string): Promise<number> {
  let ended = 0;
  for (const pid of openSubmissions(await logTail(), address)) {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
    if (name.trim() !== 'smtpd') continue;
    try {
      process.kill(pid, 'SIGTERM');
      ended++;
    } catch {
      // It has ended by itself.
    }
  }
  return ended;
}

/** Processes whose newest client is signed in as this address. Pure. */
export function openSubmissions(log: string, address: string): number[] {
  const open = new Map<number, boolean>();
  for (const line of log.split('\n')) {
    const match = /\/smtpd\[(\d+)\]: (.*)$/.exec(line);
    if (!match) continue;
    const [, pid, text = ''] = match;
    if (/^(dis)?connect from /.test(text)) open.set(Number(pid), false);
    const login = /, sasl_username=([^,\s]+)/.exec(text)?.[1];
    if (login?.toLowerCase() === address) open.set(Number(pid), true);
  }
  return [...open].filter(([, is]) => is).map(([pid]) => pid);
}

async function logTail(): Promise<string> {
  const size = await stat(MAIL_LOG).then(
    (file) => file.size,
    () => 0,
  );
  if (size === 0) return '';
  const file = await open(MAIL_LOG);
  try {
    const length = Math.min(size, TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}
