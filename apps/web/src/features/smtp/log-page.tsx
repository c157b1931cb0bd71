'use client';

import { useQuery } from '@tanstack/react-query';
import { Download, ScrollText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import { useTenant } from '@/features/session/session';
import { buttonClass } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Help } from '@/ui/help';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { SearchBox } from '@/ui/search-box';
import { SkeletonLines } from '@/ui/skeleton';
import { useListParams } from '@/ui/use-list-params';
import { SmtpTabs } from './smtp-tabs';

/** The nodes' own lines, as they stand in their files. */
export function LogPage() {
  const t = useTranslations('log');
  const { id: tenantId } = useTenant();
  const { get, set } = useListParams<'q'>();
  const q = get('q');
  const ready = q.trim().length >= 3;
  const log = useQuery({
    queryKey: ['log', tenantId, q],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/log', { params: { path: { tenantId }, query: { q, limit: 1000 } } })),
    enabled: ready,
    staleTime: 10_000,
  });
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <SmtpTabs />
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
            <p>{t('help')}</p>
          </Help>
          {ready && (
            <a
              href={`/v1/tenants/${tenantId}/log.gz?${new URLSearchParams({ q, limit: '2000' })}`}
              download
              className={buttonClass('secondary', 'small')}
            >
              <Download aria-hidden />
              {t('download')}
            </a>
          )}
        </div>
        <div className="border-t border-line px-4 py-3 sm:px-5">
          {!ready ? (
            <EmptyState icon={ScrollText} title={t('start')}>
              {t('startText')}
            </EmptyState>
          ) : log.error ? (
            <LoadError error={log.error} onRetry={() => void log.refetch()} />
          ) : !log.data ? (
            <SkeletonLines lines={6} />
          ) : log.data.lines.length === 0 ? (
            <EmptyState icon={ScrollText} title={t('nothing')}>
              {t('nothingText')}
            </EmptyState>
          ) : (
            <>
              <p className="mb-2 text-sm text-ink-3">
                {t('found', { n: log.data.lines.length })}
                {log.data.more && ` ${t('more')}`}
                {log.data.silent.length > 0 && ` ${t('silent', { nodes: log.data.silent.join(', ') })}`}
              </p>
              <ol className="flex flex-col gap-1 font-mono text-xs">
                {log.data.lines.map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines of a log may be equal, and stay where they are
                  <li key={index} className="rounded-control bg-sunken px-2.5 py-1 break-words whitespace-pre-wrap">
                    {line.text}
                  </li>
                ))}
              </ol>
            </>
          )}
        </div>
      </Panel>
    </Page>
  );
}
