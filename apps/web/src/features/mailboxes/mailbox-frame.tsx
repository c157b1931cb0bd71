'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Mailbox } from '@/api/types';
import { RevisionBadge } from '@/features/changes/change-state';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { Skeleton, SkeletonLines } from '@/ui/skeleton';
import { StateBadge } from '@/ui/state-badge';
import { TabLinks } from '@/ui/tab-links';
import { MailboxActs } from './mailbox-acts';
import { MailboxWarnings } from './mailbox-warnings';
import { useMailbox } from './queries';

/** Identity and state on top, the acts at the right, tabs that are addresses; each tab is handed the mailbox. */
export function MailboxFrame({ id, children }: { id: string; children: (mailbox: Mailbox) => ReactNode }) {
  const t = useTranslations('mailboxes');
  const mailbox = useMailbox(id);
  const back = { href: '/mailboxes', label: t('title') };
  if (mailbox.error && !mailbox.data) {
    return (
      <Page title={t('title')} back={back}>
        <Panel>
          <LoadError error={mailbox.error} onRetry={() => void mailbox.refetch()} />
        </Panel>
      </Page>
    );
  }
  const data = mailbox.data;
  return (
    <Page
      title={data?.displayAddress ?? <Skeleton className="h-7 w-64" />}
      purpose={data ? data.displayName || t(`kind.${data.kind}`) : <Skeleton className="mt-1 h-5 w-40" />}
      back={back}
      state={
        data && (
          <span className="flex flex-wrap gap-1.5">
            {data.state === 'suspended' && <StateBadge state="suspended">{t('state.suspended')}</StateBadge>}
            {data.outgoing !== 'open' && <StateBadge state={data.outgoing}>{t(`state.${data.outgoing}`)}</StateBadge>}
            <RevisionBadge revision={data.revision} effective={data.effective} />
          </span>
        )
      }
      actions={data && <MailboxActs mailbox={data} />}
    >
      <TabLinks
        label={t('tabs.label')}
        tabs={[
          { href: `/mailboxes/${id}`, label: t('tabs.general') },
          { href: `/mailboxes/${id}/rules`, label: t('tabs.rules') },
          { href: `/mailboxes/${id}/filters`, label: t('tabs.filters') },
          { href: `/mailboxes/${id}/devices`, label: t('tabs.devices') },
          { href: `/mailboxes/${id}/activity`, label: t('tabs.activity') },
        ]}
      />
      {data && <MailboxWarnings mailbox={data} />}
      {data ? (
        children(data)
      ) : (
        <Panel>
          <SkeletonLines lines={8} />
        </Panel>
      )}
    </Page>
  );
}
