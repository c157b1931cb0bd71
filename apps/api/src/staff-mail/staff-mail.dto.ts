import { z } from 'zod';
import { BouncesQuery, BounceView } from '../bounces/bounces.dto.js';
import { TraceQuery, TraceSummary } from '../deliveries/trace.dto.js';
import { page } from '../platform/http/paging.js';
import { QueueGroups, QueueMessageView, QueueQuery, queuePage, StaffQueueGroupQuery } from '../queue/queue.dto.js';
import { ActivityQuery, StaffStatisticsQuery, Statistics } from '../statistics/statistics.dto.js';

/** One company alone; without it all of them. */
const Of = { tenant: z.uuid().optional() };
export const Company = z.object({ id: z.uuid(), name: z.string() });
export type Company = z.infer<typeof Company>;

export const StaffQueueQuery = QueueQuery.extend(Of);
export type StaffQueueQuery = z.infer<typeof StaffQueueQuery>;
export const StaffQueueGroupsQuery = StaffQueueGroupQuery.extend(Of);
export type StaffQueueGroupsQuery = z.infer<typeof StaffQueueGroupsQuery>;
export const StaffBouncesQuery = BouncesQuery.extend(Of);
export type StaffBouncesQuery = z.infer<typeof StaffBouncesQuery>;
export const StaffTraceQuery = TraceQuery.omit({ cursor: true }).extend(Of);
export type StaffTraceQuery = z.infer<typeof StaffTraceQuery>;
export const StaffActivityQuery = ActivityQuery.omit({ mailbox: true, domain: true }).extend(Of);
export type StaffActivityQuery = z.infer<typeof StaffActivityQuery>;
export const StaffStatistics = StaffStatisticsQuery.extend(Of);
export type StaffStatistics = z.infer<typeof StaffStatistics>;

export const StaffQueuePage = queuePage(QueueMessageView.extend({ company: Company }));
export const StaffBouncePage = page(BounceView.extend({ company: Company }));
/** Names of the companies among the keys, where they are companies. */
export const Named = { names: z.record(z.string(), z.string()) };
export const StaffQueueGroups = QueueGroups.extend(Named);
export const StaffStatisticsView = Statistics.extend(Named);
/** The newest of what each company has; `more` where there is older than what is shown. */
export const StaffTraces = z.object({ items: z.array(TraceSummary.extend({ company: Company })), more: z.boolean() });
