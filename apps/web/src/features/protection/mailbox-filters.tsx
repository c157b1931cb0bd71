'use client';

import { useTranslations } from 'next-intl';
import { MailboxFrame } from '@/features/mailboxes/mailbox-frame';
import { Link } from '@/i18n/navigation';
import { ButtonLink } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { FilterForm } from './filter-form';
import { useFilters, useSaveFilters } from './queries';

export function MailboxFilters({ id }: { id: string }) {
  return <MailboxFrame id={id}>{(mailbox) => <FiltersTab id={id} address={mailbox.address} />}</MailboxFrame>;
}

function FiltersTab({ id, address }: { id: string; address: string }) {
  const t = useTranslations('protection');
  const filters = useFilters('mailbox', id);
  const save = useSaveFilters('mailbox', id);
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
  const { group } = filters.data;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-ink-2">
          {group
            ? t.rich('inGroup', {
                name: group.name,
                link: (text) => (
                  <Link className="text-accent underline" href={`/mailboxes/groups/${group.id}`}>
                    {text}
                  </Link>
                ),
              })
            : t('mailboxNote')}
        </p>
        <ButtonLink size="small" href={{ pathname: '/protection/quarantine', query: { q: address } }}>
          {t('itsQuarantine')}
        </ButtonLink>
      </div>
      <FilterForm
        filters={filters.data}
        title={t('filters')}
        note={t('mailboxRulesNote')}
        save={save}
        onReload={async () => (await filters.refetch()).data}
      />
    </>
  );
}
