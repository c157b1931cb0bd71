'use client';

import clsx from 'clsx';
import { Download, X } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { Activity } from '@/api/types';
import { LiveMark } from '@/features/changes/live-mark';
import { BarPlot } from '@/ui/bar-plot';
import { buttonClass } from '@/ui/button';
import { Help } from '@/ui/help';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { Skeleton } from '@/ui/skeleton';
import { useListParams } from '@/ui/use-list-params';
import { DeliveryTable } from './delivery-table';
import { useActivity, useCsvHref, useStatistics } from './queries';
import { SmtpTabs } from './smtp-tabs';
import { dayOf, SPANS, spanOf } from './span';
import { SpanSelect } from './span-select';
import { TopTable } from './top-table';

export const OUTCOMES = ['sent', 'received', 'deferred', 'bounced', 'rejected'] as const;
export type Outcome = (typeof OUTCOMES)[number];
const oneOf = <V extends string>(value: string, allowed: readonly V[], otherwise: V): V =>
  allowed.find((item) => item === value) ?? otherwise;

export function ActivityPage() {
  const t = useTranslations('smtp');
  const { get, set } = useListParams<'span' | 'outcome' | 'mailbox' | 'domain' | 'at'>();
  const span = oneOf(get('span'), SPANS, 'week');
  const outcome = oneOf(get('outcome'), OUTCOMES, 'sent');
  const filter = { ...(get('mailbox') && { mailbox: get('mailbox') }), ...(get('domain') && { domain: get('domain') }) };
  const activity = useActivity({ ...spanOf(span), ...filter, step: span === 'today' ? 'hour' : 'day' });
  const at = get('at');
  const rows = {
    ...(at && activity.data?.step === 'hour' ? { hour: at } : at ? { from: dayOf(at), to: dayOf(at) } : spanOf(span)),
    ...filter,
    outcome,
    limit: 20,
  };
  const csv = useCsvHref('deliveries', rows);
  return (
    <Page title={t('activity.title')} purpose={t('activity.purpose')} actions={<LiveMark />}>
      <SmtpTabs />
      <div className="flex flex-wrap items-center gap-2">
        <SpanSelect value={span} onValue={(value) => set({ span: value, at: '' })} />
        {(['mailbox', 'domain'] as const).map(
          (name) =>
            get(name) && (
              <button
                key={name}
                type="button"
                className={buttonClass('secondary', 'small')}
                onClick={() => set({ [name]: '', at: '' })}
              >
                {get(name)}
                <X aria-label={t('removeFilter')} />
              </button>
            ),
        )}
      </div>
      <Panel>
        {activity.error && !activity.data ? (
          <LoadError error={activity.error} onRetry={() => void activity.refetch()} />
        ) : (
          <div className="flex flex-col gap-6">
            <Totals data={activity.data} chosen={outcome} onChoose={(next) => set({ outcome: next })} />
            <Plot data={activity.data} outcome={outcome} at={at} onSelect={(next) => set({ at: next === at ? '' : next })} />
          </div>
        )}
      </Panel>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Top by="mailbox" span={spanOf(span)} onChoose={(mailbox) => set({ mailbox, at: '' })} />
        <Top by="domain" span={spanOf(span)} onChoose={(domain) => set({ domain, at: '' })} />
      </div>
      <Panel
        flush
        title={t(`rows.${outcome}`)}
        note={t('rowsNote')}
        actions={
          <a href={csv} download className={buttonClass('secondary', 'small')}>
            <Download aria-hidden />
            CSV
          </a>
        }
      >
        <DeliveryTable query={rows} />
      </Panel>
    </Page>
  );
}

/** Five figures that are the plot's switch: the chosen one is what the bars show. */
export function Totals({
  data,
  chosen,
  onChoose,
}: {
  data: Activity | undefined;
  chosen: Outcome;
  onChoose: (outcome: Outcome) => void;
}) {
  const t = useTranslations('smtp');
  return (
    <div className="grid grid-cols-2 gap-2 sm:grid-cols-5">
      {OUTCOMES.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === chosen}
          onClick={() => onChoose(name)}
          className={clsx(
            'rounded-control border px-3 py-2 text-left transition-colors',
            name === chosen ? 'border-accent bg-accent-soft' : 'border-line hover:bg-hover',
          )}
        >
          <span className="block text-sm text-ink-2">{t(`outcome.${name}`)}</span>
          <span className="block text-2xl font-semibold tracking-tight figures">
            {data ? t('number', { n: data.totals[name] }) : <Skeleton className="my-1.25 h-6 w-16" />}
          </span>
          <span className="block text-sm text-ink-3">
            {data ? t('before', { n: data.totalsBefore[name] }) : <Skeleton className="h-5 w-20" />}
          </span>
        </button>
      ))}
    </div>
  );
}

/** Without `onSelect` the bars lead nowhere. */
export function Plot({
  data,
  outcome,
  at = '',
  onSelect = () => {},
}: {
  data: Activity | undefined;
  outcome: Outcome;
  at?: string;
  onSelect?: (at: string) => void;
}) {
  const t = useTranslations('smtp');
  const format = useFormatter();
  if (!data) return <Skeleton className="h-60" />;
  const hours = data.step === 'hour';
  const bars = data.buckets.map((bucket, i) => {
    const when = new Date(bucket.at);
    const before = data.before[i]?.[outcome] ?? 0;
    const label = hours
      ? format.dateTime(when, { hour: '2-digit', minute: '2-digit' })
      : format.dateTime(when, { day: 'numeric', month: 'short' });
    const title = hours ? label : format.dateTime(when, { weekday: 'long', day: 'numeric', month: 'long' });
    return {
      key: bucket.at,
      label,
      title: t('barTitle', { when: title, n: bucket[outcome], before }),
      value: bucket[outcome],
      before,
    };
  });
  return (
    <BarPlot
      label={t('plot', { outcome: t(`outcome.${outcome}`) })}
      bars={bars}
      selected={at || undefined}
      onSelect={onSelect}
      legend={[t('thisSpan'), t('lastWeek')]}
    />
  );
}

function Top({
  by,
  span,
  onChoose,
}: {
  by: 'mailbox' | 'domain';
  span: { from: string; to: string };
  onChoose: (key: string) => void;
}) {
  const t = useTranslations('smtp');
  const top = useStatistics({ ...span, by, limit: 8 });
  return (
    <TopTable
      label={t(`top.${by}`)}
      title={
        <>
          {t(`top.${by}`)}
          <Help about={t(`top.${by}`)}>
            <p>{t(`help.${by}`)}</p>
          </Help>
        </>
      }
      header={t(`by.${by}`)}
      top={top}
      name={(key) => key || t('nullSender')}
      onChoose={onChoose}
    />
  );
}
