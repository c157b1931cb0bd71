import { z } from 'zod';

export const IssueCertificate = z.object({ recipient: z.string().trim().toLowerCase().min(3).max(320) });
export type IssueCertificate = z.infer<typeof IssueCertificate>;
export const IssuedCertificate = z.object({ number: z.int(), code: z.string() });

export const CertificateView = z.object({
  number: z.int(),
  code: z.string(),
  issuedAt: z.iso.datetime(),
  /** The chain holds: this one's hash is right, and it follows the one before and is followed by the one after. */
  valid: z.boolean(),
  previousHash: z.string(),
  hash: z.string(),
  facts: z.object({
    company: z.string(),
    sender: z.string(),
    recipient: z.string(),
    messageId: z.string().nullable(),
    size: z.int().nullable(),
    acceptedAt: z.string(),
    deliveredAt: z.string(),
    node: z.string(),
    relay: z.string().nullable(),
    queueId: z.string(),
    reply: z.string(),
  }),
});
export type CertificateView = z.infer<typeof CertificateView>;
