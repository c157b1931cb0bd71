'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useConsoleCompany } from '@/features/console/queries';
import { ActFor } from '@/features/impersonation/act-for';
import { useTenantOrNone } from '@/features/session/session';
import { Link } from '@/i18n/navigation';
import { buttonClass } from '@/ui/button';
import type { Column } from '@/ui/data-table';
import { useListParams } from '@/ui/use-list-params';
import type { MailSource } from './mail-key';

export function useMailSource(): MailSource {
  const tenant = useTenantOrNone();
  const { get } = useListParams<'company'>();
  if (tenant) return { tenantId: tenant.id };
  return { tenantId: null, query: get('company') ? { tenant: get('company') } : {} };
}

type Company = { readonly id: string; readonly name: string };
type OfCompany = { readonly company?: Company };

/** One and the same: rows are drawn anew when their columns change. */
const NONE: readonly never[] = [];

/** In the console each row says whose it is; choosing the name shows that company's alone, and acting for it opens the message. */
export function useCompanyColumns<R extends OfCompany>(messageKey: (row: R) => string): readonly Column<R>[] {
  const t = useTranslations('smtp.company');
  const source = useMailSource();
  const { set } = useListParams<'company'>();
  if (source.tenantId !== null) return NONE;
  return [
    {
      id: 'company',
      header: t('column'),
      cell: (row) =>
        row.company && (
          <span className="flex items-start justify-between gap-2">
            <button
              type="button"
              onClick={() => set({ company: row.company?.id ?? '' })}
              className="block max-w-40 truncate text-left font-medium leading-6 hover:underline"
            >
              {row.company.name}
            </button>
            <ActFor tenant={row.company} then={`/smtp/trace/${encodeURIComponent(messageKey(row))}`} mark />
          </span>
        ),
      className: 'align-top',
    },
  ];
}

/** The company that the list is narrowed to, to be taken away. */
export function CompanyChip() {
  const t = useTranslations('smtp.company');
  const source = useMailSource();
  const { set } = useListParams<'company'>();
  const id = 'query' in source ? source.query.tenant : undefined;
  const company = useConsoleCompany(id);
  if (!id) return null;
  return (
    <button type="button" className={buttonClass('secondary', 'small')} onClick={() => set({ company: '' })}>
      {company.data?.name ?? t('one')}
      <X aria-label={t('all')} />
    </button>
  );
}

/** To the message's own page, which a company has and the console has not. */
export function MessageLink({ to, children }: { to: string; children: ReactNode }) {
  const source = useMailSource();
  const look = 'block truncate font-medium leading-6';
  if (source.tenantId === null) return <span className={look}>{children}</span>;
  return (
    <Link href={`/smtp/trace/${encodeURIComponent(to)}`} className={`${look} hover:underline`}>
      {children}
    </Link>
  );
}
