import { z } from 'zod';
import { PageQuery, page } from '../platform/http/paging.js';
import { ALARM_KINDS, type AlarmKind, SEVERITIES } from './alarm.kinds.js';

export const AlarmView = z.object({
  id: z.uuid(),
  kind: z.enum(Object.keys(ALARM_KINDS) as [AlarmKind, ...AlarmKind[]]),
  severity: z.enum(SEVERITIES),
  tenantId: z.uuid().nullable(),
  label: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  count: z.int(),
  openedAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  closedBy: z.string().nullable(),
});
export type AlarmView = z.infer<typeof AlarmView>;
export const AlarmPage = page(AlarmView);
export const AlarmQuery = PageQuery.extend({ state: z.enum(['open', 'closed']).optional() });
export type AlarmQuery = z.infer<typeof AlarmQuery>;
