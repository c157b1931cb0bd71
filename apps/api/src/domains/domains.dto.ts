import { z } from 'zod';

export const RecordState = z.enum(['right', 'missing', 'different', 'extra', 'unknown']);
export const DomainView = z.object({
  id: z.uuid(),
  name: z.string(),
  displayName: z.string(),
  dnsMode: z.enum(['ours', 'outside']),
  nameServers: z.array(z.string()),
  /** The domain whose addresses these are; null: a domain of its own. */
  aliasOf: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Who gets what nobody in the domain is called; null: refused as unknown. */
  catchAll: z.string().nullable(),
  /** Who gets the mail of postmaster and abuse where no address has that name. */
  postmaster: z.string().nullable(),
  /** The TXT record that shows that the domain is the company's; null once it was seen. Until then nodes take no mail for it. */
  proof: z.object({ name: z.string(), value: z.string() }).nullable(),
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
export const UpdateDomain = z.object({
  version: z.int(),
  dnsMode: z.enum(['ours', 'outside']).optional(),
  catchAll: z.string().max(320).nullable().optional(),
  postmaster: z.string().max(320).nullable().optional(),
});
export type UpdateDomain = z.infer<typeof UpdateDomain>;
/** `aliasOf`: id of the company's domain whose addresses the new one has. */
export const AddDomain = z.object({ name: z.string().max(253), aliasOf: z.uuid().nullable().default(null) });
export type AddDomain = z.infer<typeof AddDomain>;
