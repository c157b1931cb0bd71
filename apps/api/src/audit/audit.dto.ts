import { z } from 'zod';
import { page } from '../platform/http/paging.js';

export const AuditEntryView = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  actorName: z.string(),
  action: z.string(),
  target: z.string(),
  label: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type AuditEntryView = z.infer<typeof AuditEntryView>;
export const AuditPage = page(AuditEntryView);
