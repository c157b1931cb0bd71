import { z } from 'zod';
import type { DoveadmCall } from '../replicate/doveadm.ts';

const Status = z.array(z.object({ mailbox: z.string(), messages: z.coerce.number(), vsize: z.coerce.number() }));

/** Folders of one mailbox with their messages and bytes. */
export async function mailboxStatus(doveadm: DoveadmCall, address: string): Promise<Record<string, unknown>> {
  const answer = await doveadm('mailboxStatus', { user: address, field: ['messages', 'vsize'], mailboxMask: ['*'] });
  const folders = Status.parse(answer).map(({ mailbox, messages, vsize }) => ({ name: mailbox, messages, bytes: vsize }));
  return { folders };
}
