import { randomUUID } from 'node:crypto';
import { judge, limitHit, limitReply, networkOf } from '@relevo/mail-policy';
import type { SendingDb } from './sending-db.ts';

export interface OutsideMail {
  readonly address: string;
  readonly tenantId: string;
  readonly bulk: boolean;
  /** When somebody last opened its outgoing mail again. */
  readonly outgoingSince: string | null;
  readonly recipient: string;
  readonly client: string | null;
}
export type GuardVerdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'hold' }
  | { readonly kind: 'refuse'; readonly text: string };

/** Asked for each outside recipient of a mailbox whose outgoing mail is open. It decides here and now; nobody else is asked. */
export function guardOf(db: SendingDb): (mail: OutsideMail, now: Date) => GuardVerdict {
  let forgotten = 0;
  return (mail, date) => {
    const now = date.getTime();
    if (now - forgotten > 60_000) {
      db.forget(now);
      forgotten = now;
    }
    const suppressed = db.suppressed(mail.tenantId, mail.recipient, now);
    if (suppressed) return { kind: 'refuse', text: suppressedReply(mail.recipient, suppressed.reason, suppressed.until) };
    if (db.isContained(mail.address)) return { kind: 'hold' };

    const who = { ...mail, domain: mail.address.slice(mail.address.lastIndexOf('@') + 1) };
    const hit = limitHit(db.layers(who, now));
    if (hit) return { kind: 'refuse', text: limitReply(hit, date) };

    db.count(who, mail.recipient, now);
    const since = mail.outgoingSince ? Date.parse(mail.outgoingSince) : 0;
    const sending = db.sending(mail.address, mail.client && networkOf(mail.client), since, now);
    const judged = judge(sending, db.habit(mail.address), mail.bulk);
    if (judged.verdict === 'offer_bulk') db.offer({ address: mail.address, at: date.toISOString(), seen: judged.seen }, now);
    if (judged.verdict !== 'hold') return { kind: 'pass' };
    const { recipients60m, strangers60m } = sending;
    const { rule, seen, from } = judged;
    const evidence = { rule, seen, from, recipients60m, strangers60m, client: mail.client };
    db.contain({ id: randomUUID(), address: mail.address, at: date.toISOString(), ...evidence }, now);
    return { kind: 'hold' };
  };
}

/**
 * Refused while the writer still has the message before their eyes, instead of taken and sent back by a DSN: they see it in
 * their own program, at once, and correct the address. One line of ASCII (RFC 5321 section 4.2); RFC 3463: X.7.1.
 */
const suppressedReply = (recipient: string, reason: string, until: Date): string =>
  `550 5.7.1 ${printable(recipient)} is on your company's list of addresses not to write to until ${until.toISOString().slice(0, 10)} (${printable(reason)}); your administrator can take it off`;

const printable = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 150);
