'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import type { OwnMailbox } from '@/api/types';
import { PanelTabs } from '@/features/mailbox-panel/panel-tabs';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { OwnForwarding } from './own-forwarding';
import { OwnRulesPanel } from './own-rules';
import { OwnSenders } from './own-senders';

/** What becomes of which mail, as far as its person decides it. */
export function OwnFilters({ mailbox }: { mailbox: OwnMailbox }) {
  const t = useTranslations('ownFilters');
  const rules = useQuery({ queryKey: ['mailbox', 'rules'], queryFn: () => unwrap(api.GET('/v1/mailbox/rules')) });
  const filters = useQuery({ queryKey: ['mailbox', 'filters'], queryFn: () => unwrap(api.GET('/v1/mailbox/filters')) });
  const error = rules.error ?? filters.error;
  return (
    <Page title={mailbox.address} purpose={t('purpose')}>
      <PanelTabs />
      {rules.data && filters.data ? (
        <>
          <OwnRulesPanel rules={rules.data} onReload={async () => (await rules.refetch()).data} />
          <OwnSenders filters={filters.data} onReload={async () => (await filters.refetch()).data} />
          {mailbox.mayForward && <OwnForwarding mailbox={mailbox} />}
        </>
      ) : (
        <Panel>
          {error ? (
            <LoadError
              error={error}
              onRetry={() => {
                void rules.refetch();
                void filters.refetch();
              }}
            />
          ) : (
            <SkeletonLines lines={8} />
          )}
        </Panel>
      )}
    </Page>
  );
}
