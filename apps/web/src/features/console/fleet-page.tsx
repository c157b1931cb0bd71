'use client';

import { ChevronRight, Server } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FleetNode } from '@/api/types';
import { LiveMark } from '@/features/changes/live-mark';
import { Link } from '@/i18n/navigation';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { Badge } from '@/ui/state-badge';
import { useDuration } from '@/ui/use-duration';
import { capacityOf, NodeBadge } from './node-panel';
import { usePairs } from './queries';

export function FleetPage() {
  const t = useTranslations('console.fleet');
  const duration = useDuration();
  const role = useTranslations('continuity.role');
  const pairs = usePairs();
  const columns: Column<FleetNode>[] = [
    {
      id: 'name',
      header: t('title'),
      cell: (node) => (
        <>
          <span className="font-medium">{node.name}</span> <span className="text-ink-3">{role(node.role)}</span>
        </>
      ),
    },
    { id: 'address', header: 'IP', cell: (node) => <span className="font-mono text-sm">{node.address}</span>, secondary: true },
    {
      id: 'revision',
      header: t('revision'),
      cell: (node) => t('revisionOf', { own: node.revision, head: node.head }),
      numeric: true,
    },
    { id: 'lag', header: t('lag'), cell: (node) => (node.replication ? duration(node.replication.lagMs) : '—'), numeric: true },
    {
      id: 'queue',
      header: t('queue'),
      cell: (node) => (node.queue ? node.queue.active + node.queue.deferred + node.queue.hold + node.queue.incoming : '—'),
      numeric: true,
      secondary: true,
    },
    { id: 'agent', header: t('agent'), cell: (node) => node.agentVersion ?? '—', secondary: true },
    {
      id: 'seen',
      header: t('seen'),
      cell: (node) => (node.lastSeenAt ? <RelativeTime at={node.lastSeenAt} /> : '—'),
      numeric: true,
      secondary: true,
    },
    {
      id: 'state',
      header: <span className="sr-only">{t('state.online')}</span>,
      cell: (node) => <NodeBadge node={node} />,
      className: 'w-px',
    },
  ];
  return (
    <Page title={t('title')} purpose={t('purpose')} actions={<LiveMark />}>
      {pairs.error && !pairs.data && (
        <Panel>
          <LoadError error={pairs.error} onRetry={() => void pairs.refetch()} />
        </Panel>
      )}
      {!pairs.data && !pairs.error && (
        <Panel>
          <SkeletonLines lines={5} />
        </Panel>
      )}
      {pairs.data?.length === 0 && (
        <Panel>
          <EmptyState icon={Server} title={t('empty')} />
        </Panel>
      )}
      {pairs.data?.map((pair) => (
        <Panel
          key={pair.id}
          flush
          title={
            <Link href={`/console/fleet/${pair.id}`} className="inline-flex items-center gap-1 hover:underline">
              {pair.name}
              <ChevronRight className="size-4 text-ink-3" aria-hidden />
            </Link>
          }
          note={
            <>
              {t('tenants', { n: pair.tenants })} · {t('capacity', capacityOf(pair))}
            </>
          }
          actions={pair.onStandby > 0 && <Badge tone="warn">{role('standby')}</Badge>}
        >
          <DataTable
            label={pair.name}
            columns={columns}
            rows={pair.nodes}
            rowKey={(node) => node.id}
            rowHref={() => `/console/fleet/${pair.id}`}
            empty={null}
          />
        </Panel>
      ))}
    </Page>
  );
}
