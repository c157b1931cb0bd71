import { DatabaseSync } from 'node:sqlite';
import { PairRecord } from '@relevo/agent-protocol';
import { originalSender, rewriteSender } from '@relevo/mail-policy';
import { srsSecret } from '../files/pair-secrets.ts';
import type { SocketMap } from './socketmap.ts';

/**
 * `rewrite-HOST`: a sender as HOST forwards it; `reverse`: whom a bounce is for. The secret is the pair's, so that either node
 * takes the other's bounces back.
 */
export function srsMap(nodeDb: string, now: () => Date): SocketMap {
  return (map, key) => {
    const secret = secretOf(nodeDb);
    if (map === 'reverse') return originalSender(key, secret, now());
    const host = /^rewrite-(.+)$/.exec(map)?.[1];
    // cleanup(8) asks again with the answer, until nothing changes.
    if (!host || key.toLowerCase().endsWith(`@${host}`)) return null;
    return rewriteSender(key, { secret, host }, now());
  };
}

/** Looked up for each: a forwarded message takes longer anyway, and the pair's secret may change. */
function secretOf(nodeDb: string): Buffer {
  const db = new DatabaseSync(nodeDb, { readOnly: true });
  try {
    const row = db.prepare("SELECT value FROM meta WHERE key = 'pair'").get();
    if (!row) throw new Error('no pair yet');
    return srsSecret(PairRecord.parse(JSON.parse(String(row.value))).replicationSecret);
  } finally {
    db.close();
  }
}
