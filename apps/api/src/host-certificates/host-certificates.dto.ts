import { z } from 'zod';

const Source = z.enum(['local', 'acme']);
export const HostCertificateView = z.object({
  /** Who is asked for the next one. */
  source: Source,
  acmeAvailable: z.boolean(),
  /** Somebody asked for a new one, and it is on its way. */
  running: z.boolean(),
  /** What went wrong last, in the authority's words; null after a success. */
  error: z.string().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  certificate: z
    .object({
      source: Source,
      names: z.array(z.string()),
      serial: z.string(),
      issuer: z.string(),
      notBefore: z.iso.datetime(),
      notAfter: z.iso.datetime(),
      renewAt: z.iso.datetime(),
      madeAt: z.iso.datetime(),
    })
    .nullable(),
});
export type HostCertificateView = z.infer<typeof HostCertificateView>;
/** Without a source: from the same authority again. */
export const AskHostCertificate = z.object({ source: Source.optional() });
export type AskHostCertificate = z.infer<typeof AskHostCertificate>;
