import { z } from 'zod';

export const StartImpersonation = z.object({
  /** Read by the company's owner, in the banner and in the audit log. */
  reason: z.string().trim().min(8).max(300),
});
export type StartImpersonation = z.infer<typeof StartImpersonation>;

export const ImpersonationView = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  /** Whose place it takes. */
  asName: z.string(),
  reason: z.string(),
  endsAt: z.iso.datetime(),
});
export type ImpersonationView = z.infer<typeof ImpersonationView>;
