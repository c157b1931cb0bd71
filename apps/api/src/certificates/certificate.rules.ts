import { createHash } from 'node:crypto';

export interface CertificateFacts {
  readonly company: string;
  readonly sender: string;
  readonly recipient: string;
  readonly messageId: string | null;
  readonly size: number | null;
  readonly acceptedAt: string;
  readonly deliveredAt: string;
  /** The node of ours that handed the message over, and who took it. */
  readonly node: string;
  readonly relay: string | null;
  readonly queueId: string;
  /** The receiver's answer, whole. */
  readonly reply: string;
}

export const FIRST_HASH = '0'.repeat(64);

/** What is hashed, written the same by whoever checks: the keys in this order, as JSON without spaces. */
export const canonical = (facts: CertificateFacts): string =>
  JSON.stringify({
    company: facts.company,
    sender: facts.sender,
    recipient: facts.recipient,
    messageId: facts.messageId,
    size: facts.size,
    acceptedAt: facts.acceptedAt,
    deliveredAt: facts.deliveredAt,
    node: facts.node,
    relay: facts.relay,
    queueId: facts.queueId,
    reply: facts.reply,
  });

/** SHA-256 over number, time, the hash before and the facts, each on its line. */
export const certificateHash = (number: number, issuedAt: string, previousHash: string, facts: string): string =>
  createHash('sha256').update(`${number}\n${issuedAt}\n${previousHash}\n${facts}`).digest('hex');
