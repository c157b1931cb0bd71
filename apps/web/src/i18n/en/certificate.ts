import type { certificate as es } from '../es/certificate';

export const certificate: typeof es = {
  title: 'Certificate of delivery',
  purpose: 'This page says whether a certificate is genuine: its hash covers each fact and the certificate before it as well.',
  valid: 'The certificate is genuine',
  validText: 'Its facts are those that were recorded, and it stands in its place between the one before and the one after.',
  broken: 'The certificate does not match',
  brokenText: 'The facts do not fit the recorded hash. Write to us before you trust it.',
  number: 'Certificate number {n, number}',
  company: 'Company',
  sender: 'From',
  recipient: 'To',
  deliveredAt: 'Accepted by the destination',
  relay: 'Server of the destination',
  issuedAt: 'Issued',
  hash: 'Hash (SHA-256)',
  previous: 'Hash before',
  note: 'Code 250 means that the server of the destination took charge of the message. It does not prove that somebody read it.',
};
