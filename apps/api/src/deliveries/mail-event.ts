import type { LogEvent } from '@relevo/agent-protocol';

export type LoginEvent = Extract<LogEvent, { type: 'login' }>;
export type ReportEvent = Extract<LogEvent, { type: 'report' }>;
export type BulkEvent = Extract<LogEvent, { type: 'bulk' }>;
export type AppPasswordEvent = Extract<LogEvent, { type: 'app_password' }>;
export type NodeEvent = Exclude<LogEvent, LoginEvent | AppPasswordEvent | ReportEvent | BulkEvent>;
/**
 * A failure that a report told, of a message that was sent. `report`: by the house that had taken it; `hearsay`: by somebody else,
 * whose word is shown and counted, and suppresses nobody.
 */
export type ReportedDelivery = Omit<Extract<LogEvent, { type: 'delivery' }>, 'via'> & { readonly via: 'report' | 'hearsay' };
export type MailEvent = NodeEvent | ReportedDelivery;
