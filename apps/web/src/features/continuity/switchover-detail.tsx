'use client';

import { useTranslations } from 'next-intl';
import { Page } from '@/ui/page';
import { FactList, Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { useSwitchover } from './queries';
import { SwitchoverSteps } from './switchover-steps';

export function SwitchoverDetail({ id }: { id: string }) {
  const t = useTranslations('continuity');
  const switchover = useSwitchover(id);
  const back = { href: '/continuity', label: t('title') };
  if (!switchover.data) {
    return (
      <Page title={t('one')} back={back}>
        <Panel>
          {switchover.error ? (
            <LoadError error={switchover.error} onRetry={() => void switchover.refetch()} />
          ) : (
            <SkeletonLines lines={6} />
          )}
        </Panel>
      </Page>
    );
  }
  const { startedAt, requestedBy, to, reason, scope } = switchover.data;
  return (
    <Page title={t('one')} back={back}>
      <Panel>
        <FactList
          facts={[
            { label: t('columns.when'), value: <RelativeTime at={startedAt} /> },
            { label: t('columns.to'), value: t(`role.${to}`) },
            { label: t('columns.who'), value: requestedBy },
            { label: t('columns.scope'), value: t(`scope.${scope}`) },
            { label: t('columns.reason'), value: reason },
          ]}
        />
      </Panel>
      <SwitchoverSteps switchover={switchover.data} />
    </Page>
  );
}
