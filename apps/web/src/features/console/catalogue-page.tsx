'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { AssumptionItem } from '@/api/types';
import { money } from '@/features/assessment/money';
import { usePlans } from '@/features/assessment/queries';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError, useProblemText } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { useToasts } from '@/ui/toasts';
import { useAssumptions, useSetAssumption } from './queries';

type PlanRow = NonNullable<ReturnType<typeof usePlans>['data']>['plans'][number];

export function CataloguePage() {
  const t = useTranslations('console.catalogue');
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <Plans />
      <Assumptions />
    </Page>
  );
}

function Plans() {
  const t = useTranslations('console.catalogue');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const plans = usePlans();
  const currency = plans.data?.currency ?? 'USD';
  const columns: Column<PlanRow>[] = [
    { id: 'name', header: t('planColumns.name'), cell: (row) => <span className="font-medium">{row.name}</span> },
    { id: 'mailboxes', header: t('planColumns.mailboxes'), cell: (row) => ui('count', { n: row.mailboxes }), numeric: true },
    { id: 'storage', header: t('planColumns.storage'), cell: (row) => ui('gigabytes', { n: row.storageGb }), numeric: true },
    { id: 'price', header: t('planColumns.price'), cell: (row) => money(row.price, currency, locale), numeric: true },
    { id: 'log', header: t('planColumns.log'), cell: (row) => t('logDays', { n: row.logDays }), numeric: true, secondary: true },
    {
      id: 'standby',
      header: t('planColumns.standby'),
      cell: (row) => money(row.price + row.standbyPrice, currency, locale),
      numeric: true,
      secondary: true,
    },
  ];
  return (
    <Panel title={t('plans')} flush>
      <DataTable
        label={t('plans')}
        columns={columns}
        rows={plans.data?.plans}
        rowKey={(row) => row.id}
        error={plans.error}
        onRetry={() => void plans.refetch()}
        skeletonRows={6}
        empty={null}
      />
    </Panel>
  );
}

function Assumptions() {
  const t = useTranslations('console.catalogue');
  const assumptions = useAssumptions();
  return (
    <Panel title={t('assumptions')} note={t('assumptionsNote')} flush>
      {assumptions.data ? (
        <ul className="divide-y divide-line border-t border-line">
          {assumptions.data.items.map((item) => (
            <Assumption key={`${item.id}${item.value}`} item={item} version={assumptions.data.version} />
          ))}
        </ul>
      ) : (
        <div className="p-5">
          {assumptions.error ? (
            <LoadError error={assumptions.error} onRetry={() => void assumptions.refetch()} />
          ) : (
            <SkeletonLines lines={10} />
          )}
        </div>
      )}
    </Panel>
  );
}

function Assumption({ item, version }: { item: AssumptionItem; version: number }) {
  const t = useTranslations('console.catalogue');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const say = useToasts();
  const problemText = useProblemText();
  const mayUpdate = useMay('catalogue:update');
  const setting = useSetAssumption();
  const [value, setValue] = useState(String(item.value));
  // An assumption or a unit that this page has no words for yet shows its own name.
  const nameKey = `name.${item.id}` as Parameters<typeof t>[0];
  const unitKey = `unit.${item.unit}` as Parameters<typeof t>[0];
  const name = t.has(nameKey) ? t(nameKey) : item.id;
  const changed = value !== String(item.value);
  return (
    <li className="px-4 py-3 sm:px-5">
      <form
        className="grid gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,1fr)_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          setting.mutate(
            { id: item.id, version, value: Number(value) },
            { onSuccess: () => say.done(t('saved')), onError: (error) => say.failed(problemText(error)) },
          );
        }}
      >
        <div className="min-w-0">
          <p className="font-medium">{name}</p>
          <p className="max-w-2xl text-sm text-ink-3">{item.reason[locale]}</p>
        </div>
        <div className="flex items-center gap-2">
          <input
            type="number"
            aria-label={`${t('value')}: ${name}`}
            title={t('range', { min: item.min, max: item.max })}
            min={item.min}
            max={item.max}
            step="any"
            required
            disabled={!mayUpdate}
            value={value}
            onChange={(event) => setValue(event.target.value)}
            className="field-box !w-24 text-right figures"
          />
          <span className="w-28 text-sm text-ink-3">{t.has(unitKey) ? t(unitKey) : item.unit}</span>
          <Button type="submit" size="small" busy={setting.isPending} disabled={!changed} className={changed ? '' : 'invisible'}>
            {ui('save')}
          </Button>
        </div>
      </form>
    </li>
  );
}
