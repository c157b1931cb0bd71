'use client';

import { useQuery } from '@tanstack/react-query';
import { Download, Radio, ScrollText, Square } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import { useTenant } from '@/features/session/session';
import { Button, buttonClass } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/field';
import { Help } from '@/ui/help';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { SearchBox } from '@/ui/search-box';
import { SkeletonLines } from '@/ui/skeleton';
import { useListParams } from '@/ui/use-list-params';
import { LogLines } from './log-lines';
import { LogLive } from './log-live';
import { SmtpTabs } from './smtp-tabs';

const FILES = ['mail', 'dovecot'] as const;
const DAYS_KEPT = 30;

/** The nodes' own lines, as they stand in their files. */
export function LogPage() {
  const t = useTranslations('log');
  const { id: tenantId } = useTenant();
  const { get, set } = useListParams<'q' | 'file' | 'day' | 'live'>();
  const q = get('q');
  const file = FILES.find((one) => one === get('file')) ?? 'mail';
  const day = /^\d{4}-\d\d-\d\d$/.test(get('day')) ? get('day') : '';
  const live = get('live') === '1';
  const ready = q.trim().length >= 3;
  const log = useQuery({
    queryKey: ['log', tenantId, file, q],
    queryFn: () =>
      unwrap(api.GET('/v1/tenants/{tenantId}/log', { params: { path: { tenantId }, query: { q, file, limit: 1000 } } })),
    enabled: ready && !live,
    staleTime: 10_000,
  });
  const download = new URLSearchParams({ ...(ready && { q }), ...(day && { day }), file });
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
          <Select
            aria-label={t('file')}
            value={file}
            options={FILES.map((value) => ({ value, label: t(`files.${value}`) }))}
            onValue={(value) => set({ file: value })}
            className="w-auto"
          />
          <Help about={t('search')}>
            <p>{t('help')}</p>
          </Help>
          <Button size="small" aria-pressed={live} onClick={() => set({ live: live ? '' : '1' })}>
            {live ? <Square aria-hidden /> : <Radio aria-hidden />}
            {t(live ? 'stop' : 'live')}
          </Button>
        </div>
        <div className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-3 sm:px-5">
          <label className="flex items-center gap-2 text-sm text-ink-2">
            {t('day')}
            <input
              type="date"
              value={day}
              min={daysAgo(DAYS_KEPT)}
              max={daysAgo(0)}
              onChange={(event) => set({ day: event.target.value })}
              className="rounded-control border border-field-line bg-panel px-2.5 py-1.5 text-ink"
            />
          </label>
          {ready || day ? (
            <a href={`/v1/tenants/${tenantId}/log.gz?${download}`} download className={buttonClass('secondary', 'small')}>
              <Download aria-hidden />
              {t(ready ? 'download' : 'downloadDay')}
            </a>
          ) : (
            <span className="text-sm text-ink-3">{t('downloadHint')}</span>
          )}
        </div>
        <div className="border-t border-line px-4 py-3 sm:px-5">
          {live ? (
            <LogLive key={`${file} ${q}`} query={{ ...(ready && { q }), file }} onEnd={() => set({ live: '' })} />
          ) : !ready ? (
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
              <LogLines lines={log.data.lines} />
            </>
          )}
        </div>
      </Panel>
    </Page>
  );
}

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
