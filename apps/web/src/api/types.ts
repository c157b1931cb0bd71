import type { paths } from '@relevo/contract';

// The contract names its paths and not its shapes; here each shape that screens speak of gets its name, once.

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Json<T> = T extends { content: { 'application/json': infer B } } ? B : never;
type Responses<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: { responses: infer R } } ? R : never;
type Answer<P extends keyof paths, M extends Method, S extends number> =
  Responses<P, M> extends { [K in S]: infer R } ? Json<R> : never;
type Body<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: { requestBody: infer B } } ? Json<B> : never;
type Item<T> = T extends { items: (infer I)[] } ? I : T extends (infer I)[] ? I : never;

export type Session = Answer<'/v1/session', 'get', 200>;

export type OwnMailbox = Answer<'/v1/mailbox', 'get', 200>;
export type MailboxLogIn = Item<Answer<'/v1/mailbox/log-ins', 'get', 200>>;
export type MailboxLook = Item<Answer<'/v1/mailbox/looks', 'get', 200>>;
export type Member = Item<Answer<'/v1/tenants/{tenantId}/members', 'get', 200>>;
export type InvitationItem = Item<Answer<'/v1/tenants/{tenantId}/invitations', 'get', 200>>;

export type Assessment = Answer<'/v1/assessments/{code}', 'get', 200>;
export type AnswersPatch = Assessment['answers'];
export type Recommendation = NonNullable<Assessment['recommendation']>;
export type Plan = NonNullable<Recommendation['plan']>['plan'];
export type AcceptAssessment = Body<'/v1/assessments/{code}/acceptance', 'post'>;
export type ServiceStatus = Answer<'/v1/status', 'get', 200>;

export type Overview = Answer<'/v1/tenants/{tenantId}/overview', 'get', 200>;
export type PlanStep = Item<Answer<'/v1/tenants/{tenantId}/plan-of-action', 'get', 200>>;
export type Change = Item<Answer<'/v1/tenants/{tenantId}/changes', 'get', 200>>;

export type Mailbox = Answer<'/v1/tenants/{tenantId}/mailboxes/{id}', 'get', 200>;
export type MailboxHistoryEntry = Item<Answer<'/v1/tenants/{tenantId}/mailboxes/{id}/history', 'get', 200>>;
export type CreateMailbox = Body<'/v1/tenants/{tenantId}/mailboxes', 'post'>;
export type UpdateMailbox = Body<'/v1/tenants/{tenantId}/mailboxes/{id}', 'patch'>;
export type HandOver = NonNullable<Answer<'/v1/tenants/{tenantId}/mailboxes', 'post', 201>['link']>;
export type Alias = Item<Answer<'/v1/tenants/{tenantId}/aliases', 'get', 200>>;
export type CreateAlias = Body<'/v1/tenants/{tenantId}/aliases', 'post'>;
export type UpdateAlias = Body<'/v1/tenants/{tenantId}/aliases/{id}', 'patch'>;
export type MailingList = Item<Answer<'/v1/tenants/{tenantId}/lists', 'get', 200>>;
export type CreateList = Body<'/v1/tenants/{tenantId}/lists', 'post'>;
export type UpdateList = Body<'/v1/tenants/{tenantId}/lists/{id}', 'patch'>;
export type DeletedMailbox = Item<Answer<'/v1/tenants/{tenantId}/deleted-mailboxes', 'get', 200>>;
export type AppPassword = Item<Answer<'/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords', 'get', 200>>;
export type CreatedAppPassword = Answer<'/v1/tenants/{tenantId}/mailboxes/{id}/app-passwords', 'post', 201>;
export type BatchChoice = Body<'/v1/tenants/{tenantId}/mailbox-batches', 'post'>['choice'];
export type BatchSettings = Body<'/v1/tenants/{tenantId}/mailbox-batches', 'post'>['settings'];
export type GroupBatchOutcome = Answer<'/v1/tenants/{tenantId}/mailbox-batches/group', 'post', 200>;
export type BatchOutcome = Answer<'/v1/tenants/{tenantId}/mailbox-batches', 'post', 200>;
export type DeviceLink = Answer<'/v1/mailbox/device-links', 'post', 201>;
export type SetUpDevice = Answer<'/v1/device-links/{token}', 'post', 200>;
export type ConnectionReport = Answer<'/v1/mailbox/connection-test', 'post', 200>;
export type SimulateMail = Body<'/v1/tenants/{tenantId}/simulations', 'post'>;
export type SimulatedMail = Answer<'/v1/tenants/{tenantId}/simulations', 'post', 200>;
export type ImportView = Answer<'/v1/tenants/{tenantId}/imports/{id}', 'get', 200>;

export type QuarantinePage = Answer<'/v1/tenants/{tenantId}/quarantine', 'get', 200>;
export type Quarantined = QuarantinePage['items'][number];
export type QuarantineAct = Body<'/v1/tenants/{tenantId}/quarantine/acts', 'post'>;
export type QuarantinedContent = Answer<'/v1/mailbox/quarantine/{id}/content', 'get', 200>;
export type OwnRules = Answer<'/v1/mailbox/rules', 'get', 200>;
export type OwnRule = OwnRules['rules'][number];
export type FilteringOverview = Answer<'/v1/tenants/{tenantId}/filtering', 'get', 200>;
export type FilterChange = Item<Answer<'/v1/tenants/{tenantId}/filter-changes', 'get', 200>>;
export type Group = Item<Answer<'/v1/tenants/{tenantId}/groups', 'get', 200>>;
export type Filters = FilteringOverview['domains'][number];
export type DomainDetail = Answer<'/v1/tenants/{tenantId}/domains/{id}', 'get', 200>;
export type DomainItem = Item<Answer<'/v1/tenants/{tenantId}/domains', 'get', 200>>;
export type AddDomain = Body<'/v1/tenants/{tenantId}/domains', 'post'>;
export type UpdateDomain = Body<'/v1/tenants/{tenantId}/domains/{id}', 'patch'>;

export type TraceSummary = Item<Answer<'/v1/tenants/{tenantId}/trace', 'get', 200>>;
type Trace = Answer<'/v1/tenants/{tenantId}/trace/{key}', 'get', 200>;
export type TraceStep = Trace['steps'][number];

type Query<P extends keyof paths> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never;
export type Activity = Answer<'/v1/tenants/{tenantId}/activity', 'get', 200>;
export type ActivityQuery = Query<'/v1/tenants/{tenantId}/activity'>;
export type StatisticsQuery = Query<'/v1/tenants/{tenantId}/statistics'>;
export type StatisticsRow = Answer<'/v1/tenants/{tenantId}/statistics', 'get', 200>['rows'][number];
export type DeliveriesQuery = Query<'/v1/tenants/{tenantId}/deliveries'>;
export type Delivery = Item<Answer<'/v1/tenants/{tenantId}/deliveries', 'get', 200>>;

export type QueueQuery = Query<'/v1/tenants/{tenantId}/queue'>;
export type QueueMessages = Answer<'/v1/tenants/{tenantId}/queue', 'get', 200>;
export type QueueMessage = Item<Answer<'/v1/tenants/{tenantId}/queue', 'get', 200>>;
export type QueueGroupQuery = Query<'/v1/tenants/{tenantId}/queue/groups'>;
export type StaffQueueGroupQuery = Query<'/v1/console/mail/queue/groups'>;
export type QueueGroup = Answer<'/v1/tenants/{tenantId}/queue/groups', 'get', 200>['groups'][number];
export type QueueChoice = Body<'/v1/tenants/{tenantId}/queue/preview', 'post'>;
export type QueueActBody = Body<'/v1/tenants/{tenantId}/queue/acts', 'post'>;
export type QueueAct = QueueActBody['act'];

export type BulkSendsQuery = Query<'/v1/tenants/{tenantId}/bulk-sends'>;
export type BulkSend = Item<Answer<'/v1/tenants/{tenantId}/bulk-sends', 'get', 200>>;
export type BouncesQuery = Query<'/v1/tenants/{tenantId}/bounces'>;
export type Bounce = Item<Answer<'/v1/tenants/{tenantId}/bounces', 'get', 200>>;
export type Suppression = Item<Answer<'/v1/tenants/{tenantId}/suppressions', 'get', 200>>;

export type Continuity = Answer<'/v1/tenants/{tenantId}/continuity', 'get', 200>;
export type NodeReadiness = Continuity['nodes'][number];
export type Switchover = Item<Answer<'/v1/tenants/{tenantId}/switchovers', 'get', 200>>;
export type StartSwitchover = Body<'/v1/tenants/{tenantId}/switchovers', 'post'>;

export type AuditEntry = Item<Answer<'/v1/tenants/{tenantId}/audit', 'get', 200>>;

export type ConsoleOverview = Answer<'/v1/console/overview', 'get', 200>;
export type ConsoleTenant = Item<Answer<'/v1/console/tenants', 'get', 200>>;
export type Pair = Item<Answer<'/v1/console/pairs', 'get', 200>>;
export type PairDetail = Answer<'/v1/console/pairs/{id}', 'get', 200>;
export type FleetNode = Pair['nodes'][number];
export type UpdateOverrides = Body<'/v1/console/pairs/{id}/overrides', 'put'>;
export type Job = Item<Answer<'/v1/console/jobs', 'get', 200>>;
export type Email = Item<Answer<'/v1/console/emails', 'get', 200>>;
export type AssumptionItem = Item<Answer<'/v1/console/assumptions', 'get', 200>>;
export type SearchResult = Item<Answer<'/v1/console/search', 'get', 200>>;

export type ApiKey = Answer<'/v1/tenants/{tenantId}/api-keys', 'get', 200>['items'][number];
export type CreateApiKey = Body<'/v1/tenants/{tenantId}/api-keys', 'post'>;
export type RawLogLine = Answer<'/v1/tenants/{tenantId}/log', 'get', 200>['lines'][number];
export type BounceCorrection = Item<Answer<'/v1/console/bounce-corrections', 'get', 200>>;
export type UnclearReply = Item<Answer<'/v1/console/bounce-corrections/unclear', 'get', 200>>;
export type TryCorrection = Body<'/v1/console/bounce-corrections/trial', 'post'>;
export type CorrectionTrial = Answer<'/v1/console/bounce-corrections/trial', 'post', 200>;
export type Alarm = Item<Answer<'/v1/console/alarms', 'get', 200>>;

export type CompanyLimit = Answer<'/v1/console/tenants/{id}/sending-limit', 'get', 200>;
export type Containment = Item<Answer<'/v1/tenants/{tenantId}/containments', 'get', 200>>;
export type ContainmentDetail = Answer<'/v1/tenants/{tenantId}/containments/{id}', 'get', 200>;
export type SendingLayer = Answer<'/v1/tenants/{tenantId}/sending', 'get', 200>['layers'][number];
export type SetSendingLimit = Body<'/v1/tenants/{tenantId}/sending/limits', 'put'>;
export type StartedLook = Answer<'/v1/tenants/{tenantId}/mailboxes/{id}/explorer', 'post', 200>;
export type Retention = Answer<'/v1/tenants/{tenantId}/retention', 'get', 200>;
export type UpdateRetention = Body<'/v1/tenants/{tenantId}/retention', 'patch'>;
export type RetentionRun = Item<Answer<'/v1/tenants/{tenantId}/retention/runs', 'get', 200>>;
export type RetentionMailbox = Item<Answer<'/v1/tenants/{tenantId}/retention/runs/{id}/mailboxes', 'get', 200>>;
export type ConsoleMailRow = Answer<'/v1/console/mail', 'get', 200>['companies'][number];
export type ConsoleMailSort = NonNullable<NonNullable<paths['/v1/console/mail']['get']['parameters']['query']>['sort']>;
export type HostCertificate = Answer<'/v1/console/pairs/{id}/certificate', 'get', 200>;
