'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import clsx from 'clsx';
import { Ban, MailCheck, MailWarning, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import type { Bounce, BouncesQuery, Suppression } from '@/api/types';
import { useMay, useTenant, useTenantOrNone } from '@/features/session/session';
import { BounceBadge } from '@/features/trace/bounce-badge';
import { Button, buttonClass } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/field';
import { Help } from '@/ui/help';
import { Page } from '@/ui/page';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { Skeleton } from '@/ui/skeleton';
import { Badge } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { useListParams } from '@/ui/use-list-params';
import { labelWords } from './label-words';
import { keyOf } from './mail-key';
import { CompanyChip, MessageLink, useCompanyColumns, useMailSource } from './mail-source';
import { SmtpTabs } from './smtp-tabs';

const CLASSES = ['invalid_address', 'mailbox_full', 'spam', 'dns_or_domain', 'unknown'] as const;
const DAYS = ['1', '7', '30', '90'] as const;

export function BouncesPage() {
  const t = useTranslations('bounces');
  const tenant = useTenantOrNone();
  const { get, set } = useListParams<'days' | 'class' | 'sender' | 'domain'>();
  const days = DAYS.find((value) => value === get('days')) ?? '7';
  const chosen = CLASSES.find((name) => name === get('class'));
  const query: Omit<BouncesQuery, 'cursor'> = {
    days: Number(days),
    ...(chosen && { class: chosen }),
    ...(get('sender') && { sender: get('sender') }),
    ...(get('domain') && { domain: get('domain') }),
  };
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <SmtpTabs />
      <div className="flex flex-wrap items-center gap-2">
        <CompanyChip />
        <Select
          value={days}
          aria-label={t('period')}
          options={DAYS.map((value) => ({ value, label: t('days', { n: Number(value) }) }))}
          onValue={(value) => set({ days: value })}
          className="w-44"
        />
        {(['sender', 'domain'] as const).map(
          (name) =>
            get(name) && (
              <button key={name} type="button" className={buttonClass('secondary', 'small')} onClick={() => set({ [name]: '' })}>
                {get(name)}
                <X aria-label={t('removeFilter')} />
              </button>
            ),
        )}
      </div>
      <ClassFigures days={Number(days)} chosen={chosen} onChoose={(name) => set({ class: name === chosen ? '' : name })} />
      <BounceList query={query} onSender={(sender) => set({ sender })} onDomain={(domain) => set({ domain })} />
      {tenant && <Suppressions />}
    </Page>
  );
}

function ClassFigures({
  days,
  chosen,
  onChoose,
}: {
  days: number;
  chosen: string | undefined;
  onChoose: (name: string) => void;
}) {
  const t = useTranslations('bounces');
  const source = useMailSource();
  const summary = useQuery({
    queryKey: [...keyOf('bounces', source), 'summary', days],
    queryFn: () =>
      source.tenantId === null
        ? unwrap(api.GET('/v1/console/mail/bounces/summary', { params: { query: { days, ...source.query } } }))
        : unwrap(
            api.GET('/v1/tenants/{tenantId}/bounces/summary', {
              params: { path: { tenantId: source.tenantId }, query: { days } },
            }),
          ),
  });
  return (
    <div className="grid grid-cols-2 gap-2 sm:grid-cols-5">
      {CLASSES.map((name) => {
        const figures = summary.data?.classes.find((one) => one.class === name);
        return (
          <button
            key={name}
            type="button"
            aria-pressed={name === chosen}
            onClick={() => onChoose(name)}
            className={clsx(
              'rounded-control border bg-panel px-3 py-2.5 text-left transition-colors',
              name === chosen ? 'border-accent bg-accent-soft' : 'border-line hover:bg-hover',
            )}
          >
            <BounceBadge name={name} />
            <span className="mt-1 block text-2xl font-semibold tracking-tight figures">
              {figures ? t('number', { n: figures.n }) : <Skeleton className="my-1.25 h-6 w-12" />}
            </span>
            <span className="block text-sm text-ink-3">
              {figures ? t('before', { n: figures.before }) : <Skeleton className="h-5 w-16" />}
            </span>
          </button>
        );
      })}
    </div>
  );
}

type Row = Bounce & { company?: { id: string; name: string } };
type ListProps = { query: Omit<BouncesQuery, 'cursor'>; onSender: (sender: string) => void; onDomain: (domain: string) => void };

function BounceList({ query, onSender, onDomain }: ListProps) {
  const t = useTranslations('bounces');
  const labels = useTranslations('queue.labels');
  const source = useMailSource();
  const company = useCompanyColumns<Row>((row) => row.traceKey);
  const bounces = useInfiniteQuery({
    queryKey: [...keyOf('bounces', source), query],
    queryFn: ({ pageParam }): Promise<{ items: Row[]; nextCursor: string | null }> => {
      const wanted = { limit: 20, ...query, ...(pageParam && { cursor: pageParam }) };
      return source.tenantId === null
        ? unwrap(api.GET('/v1/console/mail/bounces', { params: { query: { ...wanted, ...source.query } } }))
        : unwrap(api.GET('/v1/tenants/{tenantId}/bounces', { params: { path: { tenantId: source.tenantId }, query: wanted } }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
  const columns: Column<Row>[] = [
    {
      id: 'who',
      header: t('columns.message'),
      cell: (row) => (
        <span className="block max-w-64">
          <MessageLink to={row.traceKey}>{row.recipient}</MessageLink>
          <button
            type="button"
            onClick={() => onSender(row.sender)}
            className="block max-w-full truncate text-sm leading-6 text-ink-3 hover:underline"
          >
            {t('from', { sender: row.sender || '—' })}
          </button>
          <span className="mt-1 flex gap-2 text-sm text-ink-3">
            <RelativeTime at={row.at} />
            <button
              type="button"
              onClick={() => onDomain(row.recipient.split('@')[1] ?? '')}
              className="truncate leading-6 hover:underline"
            >
              {row.recipient.split('@')[1]}
            </button>
          </span>
        </span>
      ),
      className: 'align-top',
    },
    {
      id: 'why',
      header: t('columns.why'),
      cell: (row) => (
        <span className="block max-w-md">
          <span className="flex flex-wrap items-center gap-2">
            <BounceBadge name={row.class} />
            {row.suppressed && (
              <Badge tone="plain" mark={Ban}>
                {t('suppressed')}
              </Badge>
            )}
            {row.source !== 'log' && (
              <span title={t('sourceHelp')}>
                <Badge tone="plain" mark={MailWarning}>
                  {t(`source.${row.source}`)}
                </Badge>
              </span>
            )}
            <span className="text-sm text-ink-3" title={t('confidenceHelp')}>
              {t('confidence', { n: Math.round(row.confidence * 100) })}
            </span>
          </span>
          <span className="mt-1 block font-medium">{labelWords(labels, row.label)}</span>
          <span className="block text-pretty text-ink-2">{t(nextStep(row))}</span>
        </span>
      ),
      className: 'align-top',
    },
    {
      id: 'reply',
      header: t('columns.reply'),
      cell: (row) => (
        <span className="block max-w-md rounded-control bg-sunken px-2.5 py-1.5 font-mono text-xs break-words whitespace-pre-wrap">
          {row.reply}
        </span>
      ),
      secondary: true,
      className: 'align-top',
    },
    ...company,
  ];
  return (
    <Panel flush title={t('list')}>
      <DataTable
        {...paged(bounces)}
        label={t('list')}
        columns={columns}
        rowKey={(row) => `${row.at}${row.traceKey}${row.recipient}`}
        skeletonRows={5}
        empty={
          <EmptyState icon={MailCheck} title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        }
      />
    </Panel>
  );
}

function Suppressions() {
  const t = useTranslations('bounces');
  const labels = useTranslations('queue.labels');
  const mayLift = useMay('suppression:update');
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  const say = useToasts();
  const list = useInfiniteQuery({
    queryKey: ['bounces', tenantId, 'suppressions'],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/v1/tenants/{tenantId}/suppressions', {
          params: { path: { tenantId }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const lift = useMutation({
    mutationFn: (address: string) =>
      unwrap(api.POST('/v1/tenants/{tenantId}/suppressions/lifting', { params: { path: { tenantId } }, body: { address } })),
    onSuccess: (_, address) => {
      say.done(t('lifted', { address }));
      void queries.invalidateQueries({ queryKey: ['bounces'] });
    },
  });
  const columns: Column<Suppression>[] = [
    {
      id: 'address',
      header: t('columns.address'),
      cell: (row) => <span className="block max-w-64 truncate font-medium">{row.address}</span>,
    },
    {
      id: 'reason',
      header: t('columns.why'),
      cell: (row) => (
        <span className="block max-w-80 truncate">{row.bounceLabel ? labelWords(labels, row.bounceLabel) : row.reason}</span>
      ),
    },
    { id: 'bounces', header: t('columns.times'), cell: (row) => row.bounces, numeric: true, secondary: true },
    { id: 'expires', header: t('columns.expires'), cell: (row) => <RelativeTime at={row.expiresAt} />, secondary: true },
    ...(mayLift
      ? [
          {
            id: 'lift',
            header: <span className="sr-only">{t('lift')}</span>,
            cell: (row: Suppression) => (
              <Button
                size="small"
                onClick={() => lift.mutate(row.address)}
                busy={lift.isPending && lift.variables === row.address}
              >
                {t('lift')}
              </Button>
            ),
            className: 'w-px',
          },
        ]
      : []),
  ];
  return (
    <Panel
      flush
      title={
        <>
          {t('suppressions')}
          <Help about={t('suppressions')}>
            <p>{t('suppressionsHelp')}</p>
          </Help>
        </>
      }
      note={t('suppressionsNote')}
    >
      <DataTable
        {...paged(list)}
        label={t('suppressions')}
        columns={columns}
        rowKey={(row) => row.address}
        skeletonRows={3}
        empty={<p className="px-5 pb-5 text-ink-3">{t('noSuppressions')}</p>}
      />
    </Panel>
  );
}

const LABELS_WITH_A_STEP = [
  'authentication',
  'blocklisted',
  'null_mx',
  'reputation',
  'reverse_dns',
  'sender_blocked',
  'unreachable',
  'user_disabled',
  'virus',
  'volume',
] as const;
/** What to do, by the finer label where it knows better than its class. */
function nextStep(row: Bounce) {
  const label = LABELS_WITH_A_STEP.find((one) => one === row.label);
  return label ? (`nextOf.${label}` as const) : (`next.${row.class}` as const);
}
