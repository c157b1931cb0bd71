'use client';

import { MailCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { QueueGroup } from '@/api/types';
import { LiveMark } from '@/features/changes/live-mark';
import { BounceBadge } from '@/features/trace/bounce-badge';
import { ButtonLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { labelOf, labelWords } from './label-words';
import { useQueueGroups } from './queue-queries';
import { SmtpTabs } from './smtp-tabs';

/** By destination: what it answers, what that means and what there is to do. */
export function DeferredPage() {
  const t = useTranslations('queue');
  const groups = useQueueGroups({ queue: 'deferred', by: 'domain' });
  return (
    <Page title={t('deferred.title')} purpose={t('deferred.purpose')} actions={<LiveMark />}>
      <SmtpTabs />
      {groups.error && !groups.data ? (
        <Panel>
          <LoadError error={groups.error} onRetry={() => void groups.refetch()} />
        </Panel>
      ) : !groups.data ? (
        <Panel>
          <SkeletonLines lines={6} />
        </Panel>
      ) : groups.data.groups.length === 0 ? (
        <Panel>
          <EmptyState icon={MailCheck} title={t('deferred.empty')}>
            {t('deferred.emptyText')}
          </EmptyState>
        </Panel>
      ) : (
        groups.data.groups.map((group) => <Destination key={group.key} group={group} />)
      )}
    </Page>
  );
}

function Destination({ group }: { group: QueueGroup }) {
  const t = useTranslations('queue');
  const labels = useTranslations('queue.labels');
  const advice = useTranslations('queue.advice');
  return (
    <Panel
      title={
        <>
          <span className="mr-2">{group.key || t('inside')}</span>
          {group.bounceClass && <BounceBadge name={group.bounceClass} />}
        </>
      }
      note={t('deferred.waiting', { messages: group.messages, recipients: group.recipients })}
      actions={
        <ButtonLink size="small" href={`/smtp/queue?q=${encodeURIComponent(group.key)}`}>
          {t('deferred.see')}
        </ButtonLink>
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <p className="font-medium">{labelWords(labels, group.bounceLabel)}</p>
          <p className="mt-1 text-pretty text-ink-2">{advice(labelOf(group.bounceLabel))}</p>
          <p className="mt-2 flex flex-wrap gap-x-4 text-sm text-ink-3">
            <span>
              {t('deferred.since')} <RelativeTime at={group.oldestAt} />
            </span>
            {group.nextAttemptAt && (
              <span>
                {t('deferred.next')} <RelativeTime at={group.nextAttemptAt} ahead />
              </span>
            )}
          </p>
        </div>
        {group.reason && (
          <pre className="rounded-control bg-sunken px-3 py-2 font-mono text-sm break-words whitespace-pre-wrap">
            {group.reason}
          </pre>
        )}
      </div>
    </Panel>
  );
}
