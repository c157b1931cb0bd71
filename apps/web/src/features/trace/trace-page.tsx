'use client';

import { useTranslations } from 'next-intl';
import { LiveMark } from '@/features/changes/live-mark';
import { CompanyChip } from '@/features/smtp/mail-source';
import { SmtpTabs } from '@/features/smtp/smtp-tabs';
import { Help } from '@/ui/help';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { SearchBox } from '@/ui/search-box';
import { useListParams } from '@/ui/use-list-params';
import { TraceTable } from './trace-table';

export function TracePage() {
  const t = useTranslations('trace');
  const { get, set } = useListParams<'q'>();
  const q = get('q');
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <SmtpTabs />
      <CompanyChip />
      <Panel flush>
        <div className="flex flex-wrap items-center gap-3 px-4 pt-4 pb-3 sm:px-5">
          <SearchBox
            label={t('search')}
            placeholder={t('searchHint')}
            value={q}
            onSearch={(next) => set({ q: next })}
            className="min-w-64 flex-1"
          />
          <Help about={t('search')}>
            <p>{t('searchHelp')}</p>
          </Help>
          <LiveMark />
        </div>
        <TraceTable q={q} />
      </Panel>
    </Page>
  );
}
