'use client';

import { Building2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ConsoleTenant } from '@/api/types';
import { ActFor } from '@/features/impersonation/act-for';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { SearchBox } from '@/ui/search-box';
import { Badge } from '@/ui/state-badge';
import { useListParams } from '@/ui/use-list-params';
import { useConsoleTenants } from './queries';

export function TenantsPage() {
  const t = useTranslations('console.tenants');
  const locale = useLocale();
  const boxes = useTranslations('mailboxes');
  const { get, set } = useListParams<'q'>();
  const q = get('q');
  const tenants = useConsoleTenants(q);
  const columns: Column<ConsoleTenant>[] = [
    { id: 'name', header: t('columns.name'), cell: (row) => <span className="font-medium">{row.name}</span> },
    {
      id: 'domains',
      header: t('columns.domains'),
      cell: (row) => <span className="block max-w-64 truncate">{row.domains.join(', ')}</span>,
    },
    { id: 'plan', header: t('columns.plan'), cell: (row) => row.planName?.[locale] ?? row.planId, secondary: true },
    {
      id: 'mailboxes',
      header: t('columns.mailboxes'),
      cell: (row) => boxes('ofLimit', { used: row.mailboxes, limit: row.mailboxLimit }),
      numeric: true,
    },
    { id: 'pair', header: t('columns.pair'), cell: (row) => row.pair, secondary: true },
    {
      id: 'serving',
      header: t('columns.serving'),
      cell: (row) => <Badge tone={row.serving === 'primary' ? 'good' : 'warn'}>{t(`serving.${row.serving}`)}</Badge>,
      secondary: true,
    },
    {
      id: 'since',
      header: t('columns.since'),
      cell: (row) => <RelativeTime at={row.createdAt} />,
      numeric: true,
      secondary: true,
    },
    {
      id: 'acts',
      header: <span className="sr-only">{t('columns.acts')}</span>,
      cell: (row) => <ActFor tenant={row} />,
      className: 'w-px',
      control: true,
    },
  ];
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <Panel flush>
        <div className="px-4 pt-4 pb-3 sm:px-5">
          <SearchBox label={t('search')} value={q} onSearch={(next) => set({ q: next })} className="max-w-md" />
        </div>
        <DataTable
          {...paged(tenants)}
          label={t('title')}
          columns={columns}
          rowKey={(row) => row.id}
          rowHref={(row) => `/console/tenants/${row.id}`}
          empty={<EmptyState icon={Building2} title={q ? t('none') : t('empty')} />}
        />
      </Panel>
    </Page>
  );
}
