import { createInterface } from 'node:readline';
import type { TLSSocket } from 'node:tls';
import { z } from 'zod';
import type { DoveadmCall } from './doveadm.ts';
import { dialPair } from './pair-link.ts';

/**
 * Both nodes may make the same folder on their own: its first mail, or its first log-in, while the other is away. Then it has
 * one name and two identities, and doveadm-sync(1) gives up each time ("Remote lost mailbox GUID"). The follower takes the
 * leader's identity; messages are told apart by their own GUIDs and all stay.
 */
const LIMIT_MS = 15_000;
const Folders = z.array(z.object({ mailbox: z.string(), guid: z.string().regex(/^[0-9a-f]{32}$/) }));
const Wish = z.object({ address: z.string(), folders: Folders });

const foldersOf = async (doveadm: DoveadmCall, address: string) =>
  Folders.parse(await doveadm('mailboxStatus', { user: address, field: ['guid'], mailboxMask: ['*'] }));

/** The leader's end: tells the follower who its folders are, and waits until they are the same. */
export async function alignPeer(doveadm: DoveadmCall, peer: { address: string; key: Buffer }, address: string): Promise<void> {
  const wish = JSON.stringify({ address, folders: await foldersOf(doveadm, address) });
  await new Promise<void>((resolve, reject) => {
    const socket = dialPair(peer.address, peer.key, 'align');
    socket.setTimeout(LIMIT_MS, () => socket.destroy(new Error('the peer did not align in time')));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the peer did not align')));
    createInterface({ input: socket }).once('line', (line) => {
      if (line === 'done') resolve();
      else reject(new Error('the peer could not align'));
      socket.end();
    });
    socket.write(`${wish}\n`);
  });
}

/** The follower's end. */
export function takeAlignment(socket: TLSSocket, doveadm: DoveadmCall): void {
  socket.setTimeout(LIMIT_MS, () => socket.destroy());
  createInterface({ input: socket }).once('line', (line) => {
    align(doveadm, line).then(
      () => socket.end('done\n'),
      () => socket.end('failed\n'),
    );
  });
}

async function align(doveadm: DoveadmCall, line: string): Promise<void> {
  const { address, folders } = Wish.parse(JSON.parse(line));
  const wanted = new Map(folders.map(({ mailbox, guid }) => [mailbox, guid]));
  for (const { mailbox, guid } of await foldersOf(doveadm, address)) {
    const mailboxGuid = wanted.get(mailbox);
    if (mailboxGuid && mailboxGuid !== guid) await doveadm('mailboxUpdate', { user: address, mailbox, mailboxGuid });
  }
}
