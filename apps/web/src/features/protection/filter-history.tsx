'use client';

import { useTranslations } from 'next-intl';
import type { FilterChange } from '@/api/types';
import { HistoryList } from '@/features/changes/history-list';
import { useMay } from '@/features/session/session';
import { useFilterChanges, useUndoFilterChange } from './queries';

/** What was changed of the filters of a group; without one, of the company, its domains and its groups. */
export function FilterHistory({ group }: { group?: string }) {
  const t = useTranslations('changes.history');
  const mayUpdate = useMay('filter:update');
  return (
    <HistoryList<FilterChange>
      title={t(group ? 'title' : 'filtersTitle')}
      {...(!group && { note: t('filtersNote') })}
      empty={t('empty')}
      history={useFilterChanges(group)}
      detailed={({ action }) => action.endsWith('.filters_set') || action === 'group.renamed' || action === 'group.deleted'}
      mayUndo={() => mayUpdate}
      undo={useUndoFilterChange()}
      name={({ label }) => label}
    />
  );
}
