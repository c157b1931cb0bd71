'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { AuditEntry } from '@/api/types';
import { buttonClass } from '@/ui/button';
import { Select, TextField } from '@/ui/field';
import { type Pages, paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { SearchBox } from '@/ui/search-box';
import { useListParams } from '@/ui/use-list-params';
import { AuditTable } from './audit-table';

const KEYS = ['who', 'target', 'action', 'from', 'to'] as const;
type Key = (typeof KEYS)[number];
/** What acts are about: the first word of their names. */
const SUBJECTS = ['mailbox', 'alias', 'domain', 'switchover', 'apikey', 'impersonation', 'user', 'tenant', 'node'] as const;

/** From the address of the page: a filtered log can be sent to somebody. */
export function useAuditFilter(): Partial<Record<Key, string>> {
  const { get } = useListParams<Key>();
  const [who, target, action, from, to] = KEYS.map(get);
  return useMemo(
    () => ({
      ...(who && { who }),
      ...(target && { target }),
      ...(action && { action }),
      ...(from && { from }),
      ...(to && { to }),
    }),
    [who, target, action, from, to],
  );
}

export function AuditList({ audit, exportUrl }: { audit: Pages<AuditEntry>; exportUrl: string }) {
  const t = useTranslations('audit');
  const { get, set } = useListParams<Key>();
  const filter = useAuditFilter();
  const query = new URLSearchParams(filter).toString();
  return (
    <Panel flush>
      <div className="flex flex-wrap items-end gap-2 px-4 pt-4 pb-3 sm:px-5">
        <SearchBox label={t('searchWho')} value={get('who')} onSearch={(who) => set({ who })} className="w-full sm:w-40" />
        <SearchBox
          label={t('searchTarget')}
          value={get('target')}
          onSearch={(target) => set({ target })}
          className="w-full sm:w-44"
        />
        <Select
          aria-label={t('subjectLabel')}
          value={get('action')}
          options={[{ value: '', label: t('anySubject') }, ...SUBJECTS.map((value) => ({ value, label: t(`subject.${value}`) }))]}
          onValue={(action) => set({ action })}
          className="w-full sm:w-auto"
        />
        <Day name="from" label={t('from')} />
        <Day name="to" label={t('to')} />
        <a className={buttonClass('secondary', 'normal', 'ml-auto')} href={query ? `${exportUrl}?${query}` : exportUrl} download>
          <Download aria-hidden />
          {t('export')}
        </a>
      </div>
      <AuditTable {...paged(audit)} filtered={query !== ''} />
    </Panel>
  );
}

function Day({ name, label }: { name: 'from' | 'to'; label: string }) {
  const { get, set } = useListParams<Key>();
  return (
    <TextField
      label={label}
      type="date"
      value={get(name)}
      onChange={(event) => set({ [name]: event.target.value })}
      className="min-w-36 flex-1 sm:flex-none"
    />
  );
}
