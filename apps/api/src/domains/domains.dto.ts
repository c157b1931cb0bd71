import { z } from 'zod';

export const RecordState = z.enum(['right', 'missing', 'different', 'extra', 'unknown']);
export const DomainView = z.object({
  id: z.uuid(),
  name: z.string(),
  displayName: z.string(),
  dnsMode: z.enum(['ours', 'outside']),
  nameServers: z.array(z.string()),
  version: z.int(),
  lastCheckAt: z.iso.datetime().nullable(),
  /** Required records that are right, of how many; null: never checked. */
  score: z.object({ right: z.int(), required: z.int() }).nullable(),
});
export type DomainView = z.infer<typeof DomainView>;
export const DomainList = z.array(DomainView);

export const DomainRecordView = z.object({
  id: z.string(),
  purpose: z.enum(['mx', 'spf', 'dkim', 'dmarc', 'client', 'srv']),
  required: z.boolean(),
  name: z.string(),
  type: z.string(),
  ttl: z.int(),
  /** As in a zone file. */
  value: z.string(),
  /** From the last live check. */
  check: z.object({ state: RecordState, code: z.string(), found: z.array(z.string()) }).nullable(),
});
export const DomainDetail = DomainView.extend({
  records: z.array(DomainRecordView),
  /** Found beside ours and in the way, such as an old provider's MX. */
  extras: z.array(z.object({ name: z.string(), type: z.string(), value: z.string(), code: z.string() })),
});
export type DomainDetail = z.infer<typeof DomainDetail>;
export const UpdateDomain = z.object({ version: z.int(), dnsMode: z.enum(['ours', 'outside']) });
export type UpdateDomain = z.infer<typeof UpdateDomain>;
