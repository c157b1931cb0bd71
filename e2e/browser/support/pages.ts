import type { Page } from '@playwright/test';
import { stack } from '../../stack/stack.ts';
import { asCustomer, asMailbox, asStaff, firstId } from './people.ts';

type Shown = { readonly name: string; readonly path: string | ((page: Page) => Promise<string>) };

/** Page of the first message that was sent to an address. */
const message = (to: string) => async (page: Page) => {
  const answer = await page.request.get(`/v1/tenants/${stack.seeded.demo.tenantId}/trace?q=${encodeURIComponent(to)}`);
  const key = (await answer.json()).items[0]?.key;
  return key ? `/es/smtp/trace/${encodeURIComponent(key)}` : '/es/smtp/trace';
};

const mailbox = async (page: Page) =>
  `/es/mailboxes/${await firstId(page, `/v1/tenants/${stack.seeded.demo.tenantId}/mailboxes?limit=1`)}`;

/** A list of the company, made once, and what would happen to mail from outside to it. */
async function simulated(page: Page): Promise<string> {
  const { mailbox: member } = stack.seeded.demo;
  const address = `equipo@${member.slice(member.indexOf('@') + 1)}`;
  await page.request.post(`/v1/tenants/${stack.seeded.demo.tenantId}/lists`, {
    headers: { origin: stack.urls.web },
    data: { address, displayName: 'Todo el equipo', members: [member, 'contador@outside.test'], post: { kind: 'anyone' } },
  });
  return `/es/mailboxes/simulator?kind=outside&from=cliente@ext1.test&to=${address}`;
}

/** A group of the company with a member and a rule, made once. */
async function grouped(page: Page): Promise<string> {
  const path = `/v1/tenants/${stack.seeded.demo.tenantId}/groups`;
  const headers = { origin: stack.urls.web };
  await page.request.post(path, { headers, data: { name: 'Ventas', addresses: [stack.seeded.demo.mailbox] } });
  const { items } = await (await page.request.get(path)).json();
  const { id } = items.find(({ name }: { name: string }) => name === 'Ventas');
  return `/es/mailboxes/groups/${id}`;
}

/** A questionnaire that is filled in whole, so that its quote can be seen. */
async function filled(page: Page): Promise<string> {
  const answer = await page.request.post('/v1/assessments', {
    headers: { 'accept-language': 'es' },
    data: {
      answers: {
        people: 38,
        roles: [
          { localPart: 'info', sendsBulk: false },
          { localPart: 'administracion', sendsBulk: false },
          { localPart: 'facturacion', sendsBulk: true },
        ],
        total: 41,
        growthPerHalfYear: 4,
        bulkMessagesPerMonth: 6000,
        access: { client: 20, clientAndWebmail: 12, webmail: 6 },
        start: { kind: 'migration', from: 'google', mailboxes: 30, gigabytes: 60 },
        domain: 'cordillera.test',
        dns: 'our_name_servers',
        contact: { name: 'Lucía Paredes', email: 'lucia@outside.test', phone: null },
      },
    },
  });
  return (await answer.json()).code;
}

export const SITE: readonly Shown[] = [
  { name: 'site', path: '/es' },
  { name: 'start', path: '/es/start' },
  { name: 'start-roles', path: async (page) => `/es/start/${await filled(page)}?question=roles` },
  { name: 'start-access', path: async (page) => `/es/start/${await filled(page)}?question=access` },
  { name: 'quote', path: async (page) => `/es/quote/${await filled(page)}` },
  { name: 'sign-in', path: '/es/sign-in' },
  { name: 'forgot', path: '/es/forgot' },
  { name: 'reset', path: '/es/reset/none' },
  { name: 'invitation', path: '/es/invitation/none' },
  { name: 'link', path: '/es/link/none' },
  { name: 'quarantine-link', path: '/es/quarantine/none' },
  { name: 'status', path: '/es/status' },
];

export const PORTAL: readonly Shown[] = [
  { name: 'home', path: '/es/home' },
  { name: 'mailboxes', path: '/es/mailboxes' },
  { name: 'smtp-activity', path: '/es/smtp/activity' },
  { name: 'smtp-queue', path: '/es/smtp/queue' },
  { name: 'smtp-deferred', path: '/es/smtp/deferred' },
  { name: 'smtp-bounces', path: '/es/smtp/bounces' },
  { name: 'smtp-bulk', path: '/es/smtp/bulk' },
  { name: 'smtp-containment', path: '/es/smtp/containment' },
  { name: 'smtp-explorer', path: '/es/smtp/explorer' },
  { name: 'smtp-log', path: '/es/smtp/log?q=andina.test' },
  { name: 'smtp-statistics', path: '/es/smtp/statistics?by=provider' },
  { name: 'mailbox-new', path: '/es/mailboxes/new' },
  { name: 'mailbox', path: mailbox },
  { name: 'mailbox-rules', path: async (page) => `${await mailbox(page)}/rules` },
  { name: 'mailbox-devices', path: async (page) => `${await mailbox(page)}/devices` },
  { name: 'mailbox-activity', path: async (page) => `${await mailbox(page)}/activity` },
  { name: 'aliases', path: '/es/mailboxes/aliases' },
  { name: 'lists', path: '/es/mailboxes/lists' },
  { name: 'groups', path: '/es/mailboxes/groups' },
  { name: 'group', path: grouped },
  { name: 'simulator', path: simulated },
  { name: 'retention', path: '/es/mailboxes/retention' },
  { name: 'deleted', path: '/es/mailboxes/deleted' },
  { name: 'import', path: '/es/mailboxes/import' },
  { name: 'protection', path: '/es/protection' },
  { name: 'quarantine', path: '/es/protection/quarantine' },
  { name: 'mailbox-filters', path: async (page) => `${await mailbox(page)}/filters` },
  { name: 'domain', path: '/es/domain' },
  { name: 'continuity', path: '/es/continuity' },
  { name: 'trace', path: '/es/smtp/trace' },
  { name: 'trace-delivered', path: message('compras@ext1.test') },
  { name: 'trace-bounced', path: message('nouser@ext2.test') },
  { name: 'team', path: '/es/team' },
  { name: 'team-keys', path: '/es/team/keys' },
  { name: 'team-audit', path: '/es/team/audit' },
  { name: 'profile', path: '/es/profile' },
  { name: 'help', path: '/es/help' },
  { name: 'manual', path: '/es/help/manual' },
];

export const CONSOLE: readonly Shown[] = [
  { name: 'console', path: '/es/console' },
  { name: 'console-tenants', path: '/es/console/tenants' },
  { name: 'console-tenant', path: `/es/console/tenants/${stack.seeded.demo.tenantId}` },
  { name: 'console-mail', path: '/es/console/mail' },
  { name: 'console-mail-activity', path: '/es/console/mail/activity' },
  { name: 'console-mail-queue', path: '/es/console/mail/queue' },
  { name: 'console-mail-bounces', path: '/es/console/mail/bounces' },
  { name: 'console-mail-trace', path: '/es/console/mail/trace?q=andina.test' },
  { name: 'console-fleet', path: '/es/console/fleet' },
  { name: 'console-pair', path: async (page) => `/es/console/fleet/${await firstId(page, '/v1/console/pairs')}` },
  { name: 'console-jobs', path: '/es/console/jobs' },
  { name: 'console-emails', path: '/es/console/emails' },
  { name: 'console-catalogue', path: '/es/console/catalogue' },
  { name: 'console-bounces', path: '/es/console/bounces' },
  { name: 'console-alarms', path: '/es/console/alarms' },
  { name: 'console-audit', path: '/es/console/audit' },
];

export const MAILBOX: readonly Shown[] = [
  { name: 'mailbox-panel', path: '/es/mailbox' },
  { name: 'mailbox-panel-devices', path: '/es/mailbox/devices' },
  { name: 'mailbox-panel-filters', path: '/es/mailbox/filters' },
  { name: 'mailbox-panel-quarantine', path: '/es/mailbox/quarantine' },
  { name: 'mailbox-panel-absence', path: '/es/mailbox/absence' },
];

export const GROUPS = [
  { who: 'visitor', pages: SITE, enter: async () => {} },
  { who: 'customer', pages: PORTAL, enter: asCustomer },
  { who: 'mailbox user', pages: MAILBOX, enter: asMailbox },
  { who: 'staff', pages: CONSOLE, enter: asStaff },
] as const;

export const pathOf = async (shown: Shown, page: Page) => (typeof shown.path === 'string' ? shown.path : shown.path(page));
