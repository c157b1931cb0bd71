import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { CommandSpec } from '@relevo/agent-protocol';

const MAIL = '/var/vmail';

/** Removes what a mailbox left behind, for ever. One that this node still runs is never touched, whoever asks. */
export async function purgeMailbox(
  { tenantId, mailboxId }: Extract<CommandSpec, { kind: 'purge_mailbox' }>,
  tools: { runsMailbox: (mailboxId: string) => boolean; purgeWebmail: (mailboxId: string) => Promise<void> },
): Promise<Record<string, unknown>> {
  if (tools.runsMailbox(mailboxId)) throw new Error('this node still runs that mailbox');
  const home = `${MAIL}/${tenantId}/${mailboxId}`;
  const existed = existsSync(home);
  await rm(home, { recursive: true, force: true });
  await tools.purgeWebmail(mailboxId);
  return { existed };
}
