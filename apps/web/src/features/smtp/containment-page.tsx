'use client';

import { Pencil, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Containment, SendingLayer } from '@/api/types';
import { LiveMark } from '@/features/changes/live-mark';
import { useMay } from '@/features/session/session';
import { Link } from '@/i18n/navigation';
import { Button, ButtonLink } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Help } from '@/ui/help';
import { Page } from '@/ui/page';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { StateBadge } from '@/ui/state-badge';
import { useCompanySending, useContainments } from './containment-queries';
import { LimitDialog } from './limit-dialog';
import { SmtpTabs } from './smtp-tabs';
import { UsageBars } from './usage-bars';

/** Who is held and why, and how near everybody is to a limit, before it bites. */
export function ContainmentPage() {
  const t = useTranslations('containment');
  return (
    <Page title={t('title')} purpose={t('purpose')} actions={<LiveMark />}>
      <SmtpTabs />
      <Cases state="open" />
      <Usage />
      <Cases state="lifted" />
    </Page>
  );
}

function Cases({ state }: { state: 'open' | 'lifted' }) {
  const t = useTranslations('containment');
  const cases = useContainments(state);
  const rows = cases.data?.pages.flatMap((page) => page.items);
  if (state === 'lifted' && rows?.length === 0) return null;
  return (
    <Panel flush title={t(`${state}.title`)} note={t(`${state}.note`)}>
      <DataTable
        {...paged(cases)}
        label={t(`${state}.title`)}
        columns={columnsOf(t)}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/smtp/containment/${row.id}`}
        skeletonRows={2}
        empty={
          <EmptyState icon={ShieldCheck} title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        }
      />
    </Panel>
  );
}

function columnsOf(t: ReturnType<typeof useTranslations<'containment'>>): Column<Containment>[] {
  return [
    {
      id: 'address',
      header: t('columns.mailbox'),
      cell: (row) => (
        <Link href={`/smtp/containment/${row.id}`} className="font-medium hover:underline">
          {row.address}
        </Link>
      ),
    },
    { id: 'why', header: t('columns.why'), cell: (row) => t(`rule.${row.rule}`, { seen: row.seen }) },
    { id: 'at', header: t('columns.at'), cell: (row) => <RelativeTime at={row.at} /> },
    {
      id: 'state',
      header: t('columns.state'),
      cell: (row) =>
        row.liftedAt ? (
          <StateBadge state="active">{t('liftedBy', { who: row.liftedBy ?? '' })}</StateBadge>
        ) : (
          <StateBadge state="held">{t('held')}</StateBadge>
        ),
      secondary: true,
    },
  ];
}

function Usage() {
  const t = useTranslations('containment.usage');
  const sending = useCompanySending();
  const mayUpdate = useMay('mailbox:update');
  const [editing, setEditing] = useState<SendingLayer | null>(null);
  const nameOf = (layer: SendingLayer) => (layer.scope === 'tenant' ? t('company') : layer.key);
  return (
    <Panel
      title={
        <>
          {t('title')}
          <Help about={t('title')}>
            <p>{t('help')}</p>
          </Help>
        </>
      }
      note={t('note')}
    >
      {sending.error && !sending.data ? (
        <LoadError error={sending.error} onRetry={() => void sending.refetch()} />
      ) : !sending.data ? (
        <SkeletonLines lines={5} />
      ) : (
        <div className="flex flex-col gap-5">
          {sending.data.offers.map((offer) => (
            <div
              key={offer.mailboxId}
              className="flex flex-wrap items-center justify-between gap-3 rounded-control bg-blue-soft px-3 py-2.5"
            >
              <p className="min-w-0 text-pretty">
                <strong className="font-medium">{offer.address}</strong> {t('offer', { seen: offer.seen })}
              </p>
              <ButtonLink size="small" href={`/mailboxes/${offer.mailboxId}`}>
                {t('offerSee')}
              </ButtonLink>
            </div>
          ))}
          <ul className="flex flex-col gap-4">
            {[...sending.data.layers, ...sending.data.mailboxes].map((layer) => (
              <li
                key={`${layer.scope} ${layer.key}`}
                className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1.5 lg:grid-cols-[16rem_minmax(0,1fr)_auto]"
              >
                <span className="min-w-0 truncate font-medium">
                  {'mailboxId' in layer ? (
                    <Link href={`/mailboxes/${String(layer.mailboxId)}`} className="hover:underline">
                      {nameOf(layer)}
                    </Link>
                  ) : (
                    nameOf(layer)
                  )}
                  {layer.own && <span className="ml-2 text-sm font-normal text-ink-3">{t('own')}</span>}
                </span>
                <div className="max-lg:order-last max-lg:col-span-2">
                  <UsageBars layer={layer} />
                </div>
                <span className="min-h-8 w-8">
                  {mayUpdate && layer.scope !== 'tenant' && (
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={t('change', { key: layer.key })}
                      onClick={() => setEditing(layer)}
                    >
                      <Pencil aria-hidden />
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {editing && <LimitDialog layer={editing} onClose={() => setEditing(null)} />}
    </Panel>
  );
}
