'use client';

import type { ReactNode } from 'react';
import type { Filters } from '@/api/types';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { FilterForm } from './filter-form';
import { useFilters, useSaveFilters } from './queries';

type Props = {
  whose: 'mailbox' | 'group';
  id: string;
  title: string;
  note: string;
  whenEmpty?: string;
  /** What stands above the form, of what was read. */
  above?: (filters: Filters) => ReactNode;
};

/** The filters of one mailbox or group, read and saved by themselves. */
export function FiltersOf({ whose, id, above, ...words }: Props) {
  const filters = useFilters(whose, id);
  const save = useSaveFilters(whose, id);
  if (!filters.data) {
    return (
      <Panel>
        {filters.error ? (
          <LoadError error={filters.error} onRetry={() => void filters.refetch()} />
        ) : (
          <SkeletonLines lines={10} />
        )}
      </Panel>
    );
  }
  return (
    <>
      {above?.(filters.data)}
      <FilterForm filters={filters.data} {...words} save={save} onReload={async () => (await filters.refetch()).data} />
    </>
  );
}
