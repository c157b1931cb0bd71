'use client';

import { useTranslations } from 'next-intl';
import type { FilteringOverview, Filters } from '@/api/types';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { Badge } from '@/ui/state-badge';
import { FilterForm } from './filter-form';
import { FilterHistory } from './filter-history';
import { ProtectionTabs } from './protection-tabs';
import { useFiltering, useSaveFilters } from './queries';

const LEVELS = ['connection', 'sender', 'content', 'rules', 'computer'] as const;
const WHOSE = { connection: 'ours', sender: 'always', content: 'always', rules: 'yours', computer: 'onTheirPc' } as const;

export function ProtectionPage() {
  const t = useTranslations('protection');
  const filtering = useFiltering();
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <ProtectionTabs />
      {filtering.data ? (
        <>
          <Levels stopped={filtering.data.stopped} />
          <DomainFilters whose="company" filters={filtering.data.company} onReload={filtering.refetch} />
          {filtering.data.domains.map((domain) => (
            <DomainFilters key={domain.id} whose="domain" filters={domain} onReload={filtering.refetch} />
          ))}
          <FilterHistory />
          <p className="text-ink-2">{t('ownRules', { count: filtering.data.mailboxes })}</p>
        </>
      ) : (
        <Panel>
          {filtering.error ? (
            <LoadError error={filtering.error} onRetry={() => void filtering.refetch()} />
          ) : (
            <SkeletonLines lines={10} />
          )}
        </Panel>
      )}
    </Page>
  );
}

function DomainFilters({
  whose,
  filters,
  onReload,
}: {
  whose: 'company' | 'domain';
  filters: Filters;
  onReload: () => Promise<{ data?: FilteringOverview | undefined }>;
}) {
  const t = useTranslations('protection');
  const save = useSaveFilters(whose, filters.id);
  return (
    <FilterForm
      filters={filters}
      title={t(whose === 'company' ? 'companyRules' : 'rulesTitle', { name: filters.name })}
      note={t(whose === 'company' ? 'companyNote' : 'rulesNote')}
      save={save}
      onReload={async () => {
        const data = (await onReload()).data;
        return whose === 'company' ? data?.company : data?.domains.find(({ id }) => id === filters.id);
      }}
    />
  );
}

function Levels({ stopped }: { stopped: FilteringOverview['stopped'] }) {
  const t = useTranslations('protection');
  return (
    <Panel flush>
      <ol>
        {LEVELS.map((level, place) => {
          const reasons = stopped.filter((one) => one.level === place + 1);
          const count = reasons.reduce((sum, one) => sum + one.count, 0);
          return (
            <li
              key={level}
              className="flex flex-col gap-x-6 gap-y-2 border-t border-line px-4 py-4 first:border-t-0 sm:flex-row sm:px-5"
            >
              <div className="min-w-0 flex-1">
                <p className="text-sm text-ink-3">{t('level', { n: place + 1 })}</p>
                <h2 className="flex flex-wrap items-center gap-2 font-semibold">
                  {t(`levels.${level}.name`)}
                  <Badge tone={WHOSE[level] === 'always' ? 'good' : 'plain'}>{t(WHOSE[level])}</Badge>
                </h2>
                <p className="max-w-prose text-ink-2">{t(`levels.${level}.what`)}</p>
              </div>
              {reasons.length > 0 && (
                <div className="shrink-0 sm:w-64">
                  <p className="figures font-medium">{t('stopped', { count })}</p>
                  <ul className="text-sm text-ink-2">
                    {reasons
                      .filter((one) => one.count > 0)
                      .map((one) => (
                        <li key={one.reason} className="flex justify-between gap-4">
                          {t(`reasons.${one.reason}`)}
                          <span className="figures">{one.count}</span>
                        </li>
                      ))}
                  </ul>
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
