'use client';

import { BellRing } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Alarm } from '@/api/types';
import { LiveMark } from '@/features/changes/live-mark';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/field';
import { Page } from '@/ui/page';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { useProblemText } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { Badge, type Tone } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { useListParams } from '@/ui/use-list-params';
import { useAlarms, useCloseAlarm } from './queries';

const TONES: Record<Alarm['severity'], Tone> = { info: 'plain', warning: 'warn', critical: 'bad' };
const STATES = ['open', 'closed'] as const;

/** What happened, in one sentence. */
export function useAlarmWords() {
  const t = useTranslations('console.alarms');
  return (alarm: Pick<Alarm, 'kind' | 'label'>): string =>
    t(`kind.${alarm.kind.replace('.', '_')}` as 'kind.agent_foreign_report', { label: alarm.label });
}

export function AlarmsPage() {
  const t = useTranslations('console.alarms');
  const words = useAlarmWords();
  const fact = (name: string) => {
    const key = `fact.${name}` as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key) : name;
  };
  const { get, set } = useListParams<'state'>();
  const state = STATES.find((one) => one === get('state')) ?? 'open';
  const alarms = useAlarms(state);
  const columns: Column<Alarm>[] = [
    {
      id: 'severity',
      header: t('columns.severity'),
      cell: (row) => <Badge tone={row.closedAt ? 'plain' : TONES[row.severity]}>{t(`severity.${row.severity}`)}</Badge>,
      className: 'w-28',
    },
    {
      id: 'what',
      header: t('columns.what'),
      cell: (row) => (
        <>
          <span className="block font-medium">{words(row)}</span>
          <span className="block text-sm break-words text-ink-3">
            {Object.entries(row.facts)
              .map(([name, value]) => `${fact(name)}: ${value}`)
              .join(' · ')}
          </span>
        </>
      ),
    },
    { id: 'count', header: t('columns.count'), cell: (row) => row.count, numeric: true, secondary: true },
    { id: 'since', header: t('columns.since'), cell: (row) => <RelativeTime at={row.openedAt} />, secondary: true },
    { id: 'last', header: t('columns.last'), cell: (row) => <RelativeTime at={row.lastAt} /> },
    {
      id: 'acts',
      header: <span className="sr-only">{t('close')}</span>,
      cell: (row) =>
        row.closedAt ? (
          <span className="text-sm text-ink-3">{t('closedBy', { who: row.closedBy ?? '' })}</span>
        ) : (
          <Close id={row.id} />
        ),
      className: 'w-px',
    },
  ];
  return (
    <Page title={t('title')} purpose={t('purpose')} actions={<LiveMark />}>
      <Panel flush>
        <div className="flex flex-wrap gap-2 px-4 pt-4 pb-3 sm:px-5">
          <Select
            aria-label={t('stateLabel')}
            value={state}
            options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
            onValue={(value) => set({ state: value })}
            className="w-auto"
          />
        </div>
        <DataTable
          {...paged(alarms)}
          label={t('title')}
          columns={columns}
          rowKey={(row) => row.id}
          skeletonRows={3}
          empty={<EmptyState icon={BellRing} title={t(state === 'open' ? 'empty' : 'none')} />}
        />
      </Panel>
    </Page>
  );
}

function Close({ id }: { id: string }) {
  const t = useTranslations('console.alarms');
  const may = useMay('alarm:close');
  const say = useToasts();
  const problemText = useProblemText();
  const close = useCloseAlarm();
  if (!may) return null;
  return (
    <Button
      size="small"
      busy={close.isPending}
      onClick={() =>
        close.mutate(id, { onSuccess: () => say.done(t('closed')), onError: (error) => say.failed(problemText(error)) })
      }
    >
      {t('close')}
    </Button>
  );
}
