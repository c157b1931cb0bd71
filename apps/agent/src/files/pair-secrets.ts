import { createHmac } from 'node:crypto';

/** Keys for several uses from one secret: none of them tells another (HMAC as a key derivation, NIST SP 800-108). */
const derive = (secret: string, purpose: string): Buffer => createHmac('sha256', secret).update(`relevo ${purpose}`).digest();

/** Both nodes' doveadm servers know each other by it. */
export const doveadmPassword = (replicationSecret: string): string => derive(replicationSecret, 'doveadm').toString('hex');

/** For this node's own doveadm HTTP port on loopback. */
export const doveadmApiKey = (replicationSecret: string, nodeId: string): string =>
  derive(replicationSecret, `doveadm api ${nodeId}`).toString('hex');

/** TLS pre-shared key of the link between the two agents. */
export const pairLinkKey = (replicationSecret: string): Buffer => derive(replicationSecret, 'pair link');

/** Seals what a webmail session keeps, on either node. 32 characters. */
export const webmailKey = (replicationSecret: string): string =>
  derive(replicationSecret, 'webmail').toString('base64url').slice(0, 32);

/** Signs the senders of forwarded mail; either node takes back what the other signed. */
export const srsSecret = (replicationSecret: string): Buffer => derive(replicationSecret, 'srs');
