'use client';

import { useTranslations } from 'next-intl';
import { MailboxFrame } from '@/features/mailboxes/mailbox-frame';
import { Link } from '@/i18n/navigation';
import { ButtonLink } from '@/ui/button';
import { FiltersOf } from './filters-of';

export function MailboxFilters({ id }: { id: string }) {
  return <MailboxFrame id={id}>{(mailbox) => <FiltersTab id={id} address={mailbox.address} />}</MailboxFrame>;
}

function FiltersTab({ id, address }: { id: string; address: string }) {
  const t = useTranslations('protection');
  return (
    <FiltersOf
      whose="mailbox"
      id={id}
      title={t('filters')}
      note={t('mailboxRulesNote')}
      above={({ group }) => (
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
      )}
    />
  );
}
