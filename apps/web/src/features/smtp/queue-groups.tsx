'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { Select } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { Skeleton } from '@/ui/skeleton';
import { labelWords } from './label-words';
import type { By } from './queue-filter';
import { providerName } from './statistics-page';

type GroupsProps = {
  by: By;
  all: readonly By[];
  chosen: string;
  data:
    | { groups: readonly { key: string; messages: number; bounceClass: string | null }[]; names?: Record<string, string> }
    | undefined;
  onBy: (by: By) => void;
  onChoose: (key: string) => void;
};

/** Who is it stuck at? Grouped by who runs the destination's mail, whichever domains those are. */
export function QueueGroups({ by, all, chosen, data, onBy, onChoose }: GroupsProps) {
  const t = useTranslations('queue');
  const labels = useTranslations('queue.labels');
  const name = (key: string) =>
    by === 'company'
      ? (data?.names?.[key] ?? key)
      : by === 'provider'
        ? providerName(key) || t('inside')
        : by === 'label'
          ? labelWords(labels, key)
          : key || t('nullSender');
  return (
    <Panel flush>
      <div className="px-4 pt-4 pb-3">
        <Select
          value={by}
          aria-label={t('groupBy')}
          options={all.map((value) => ({ value, label: t(`by.${value}`) }))}
          onValue={onBy}
        />
      </div>
      <ul className="pb-2">
        {data?.groups.map((group) => (
          <li key={group.key}>
            <button
              type="button"
              aria-pressed={(group.key || '(none)') === chosen}
              onClick={() => onChoose(group.key || '(none)')}
              className={clsx(
                'flex w-full items-center justify-between gap-3 px-4 py-1.5 text-left hover:bg-hover',
                (group.key || '(none)') === chosen && 'bg-accent-soft font-medium',
              )}
            >
              <span className="truncate">{name(group.key)}</span>
              <span className="figures text-ink-2">{t('number', { n: group.messages })}</span>
            </button>
          </li>
        ))}
        {data?.groups.length === 0 && <li className="px-4 py-2 text-ink-3">{t('empty')}</li>}
        {!data && <Skeleton className="mx-4 h-24" />}
      </ul>
    </Panel>
  );
}
