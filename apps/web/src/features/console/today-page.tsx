'use client';

import { useTranslations } from 'next-intl';
import type { Alarm, ConsoleOverview, Pair } from '@/api/types';
import { LiveMark } from '@/features/changes/live-mark';
import { AttentionList } from '@/ui/attention-list';
import { Page } from '@/ui/page';
import { Figure, Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { Skeleton, SkeletonLines } from '@/ui/skeleton';
import { useAlarmWords } from './alarms-page';
import { useAlarms, useConsoleOverview, usePairs } from './queries';

export function TodayPage() {
  const t = useTranslations('console');
  const overview = useConsoleOverview();
  const pairs = usePairs();
  const alarms = useAlarms('open');
  if (overview.error && !overview.data) {
    return (
      <Page title={t('today.title')} purpose={t('today.purpose')}>
        <Panel>
          <LoadError error={overview.error} onRetry={() => void overview.refetch()} />
        </Panel>
      </Page>
    );
  }
  return (
    <Page title={t('today.title')} purpose={t('today.purpose')} actions={<LiveMark />}>
      <Panel title={t('overview.attention')}>
        {overview.data && pairs.data && alarms.data ? (
          <Attention overview={overview.data} pairs={pairs.data} alarms={alarms.data.pages.flatMap((page) => page.items)} />
        ) : (
          <SkeletonLines lines={2} />
        )}
      </Panel>
      <Panel>
        <Figures overview={overview.data} />
      </Panel>
    </Page>
  );
}

type AttentionProps = { overview: ConsoleOverview; pairs: readonly Pair[]; alarms: readonly Alarm[] };

function Attention({ overview, pairs, alarms }: AttentionProps) {
  const alarmWords = useAlarmWords();
  const t = useTranslations('console.overview');
  const nodes = pairs.flatMap((pair) => pair.nodes);
  const items = [
    ...alarms.slice(0, 5).map((alarm) => ({ text: alarmWords(alarm), href: '/console/alarms' })),
    ...nodes
      .filter((node) => node.state === 'offline')
      .map((node) => ({ text: t('nodeOffline', { name: node.name }), href: `/console/fleet/${node.pairId}` })),
    ...nodes
      .filter((node) => node.configError)
      .map((node) => ({ text: t('nodeConfig', { name: node.name }), href: `/console/fleet/${node.pairId}` })),
    ...pairs
      .filter((pair) => pair.onStandby > 0)
      .map((pair) => ({ text: t('standby', { n: pair.onStandby, pair: pair.name }), href: `/console/fleet/${pair.id}` })),
    ...(overview.failedCommands > 0
      ? [{ text: t('jobsFailed', { n: overview.failedCommands }), href: '/console/jobs?state=failed' }]
      : []),
    ...(overview.failedEmails > 0
      ? [{ text: t('emailsFailed', { n: overview.failedEmails }), href: '/console/emails?state=failed' }]
      : []),
  ];
  return <AttentionList items={items} none={t('allGood')} />;
}

function Figures({ overview }: { overview: ConsoleOverview | undefined }) {
  const t = useTranslations('console.overview');
  const ui = useTranslations('ui');
  const figures = [
    { label: t('nodes'), value: overview?.nodes.online, note: overview && t('ofTotal', { n: overview.nodes.total }) },
    { label: t('pending'), value: overview?.pendingChanges },
    { label: t('behind'), value: overview?.nodes.behind },
    { label: t('configErrors'), value: overview?.nodes.withConfigError },
    { label: t('onStandby'), value: overview?.onStandby },
    { label: t('tenants'), value: overview?.tenants },
    { label: t('mailboxes'), value: overview?.mailboxes },
    { label: t('openCommands'), value: overview?.openCommands },
    { label: t('failedCommands'), value: overview?.failedCommands },
  ];
  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-6 sm:grid-cols-3 lg:grid-cols-5">
      {figures.map(({ label, value, note }) => (
        <Figure
          key={label}
          label={label}
          value={value === undefined ? <Skeleton className="my-1.25 h-6 w-14" /> : ui('count', { n: value })}
          note={note}
        />
      ))}
    </div>
  );
}
