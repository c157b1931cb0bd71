import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';

export const AuditEntryView = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  actorName: z.string(),
  /** Staff in the place of this person, and why. */
  actingAs: z.object({ name: z.string(), reason: z.string() }).nullable(),
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

const Day = z.iso.date();
/** `who`, `target`: any part of the name; `action`: its first words, as `mailbox` or `mailbox.created`; days in UTC, both included. */
export const AuditFilter = z.object({
  who: z.string().max(100).optional(),
  action: z
    .string()
    .regex(/^[a-z_.]{1,60}$/)
    .optional(),
  target: z.string().max(320).optional(),
  from: Day.optional(),
  to: Day.optional(),
});
export type AuditFilter = z.infer<typeof AuditFilter>;
export const AuditQuery = PageQuery.extend(AuditFilter.shape);
export type AuditQuery = z.infer<typeof AuditQuery>;
