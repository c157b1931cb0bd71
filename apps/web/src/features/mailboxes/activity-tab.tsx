'use client';

import { useTranslations } from 'next-intl';
import { TraceTable } from '@/features/trace/trace-table';
import { ButtonLink } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { MailboxFrame } from './mailbox-frame';

export function MailboxActivity({ id }: { id: string }) {
  const t = useTranslations('mailboxes.activity');
  return (
    <MailboxFrame id={id}>
      {(mailbox) => (
        <Panel
          flush
          title={t('title')}
          note={t('note')}
          actions={
            <ButtonLink href={{ pathname: '/smtp/trace', query: { q: mailbox.address } }} size="small">
              {t('all')}
            </ButtonLink>
          }
        >
          <TraceTable q={mailbox.address} limit={20} own />
        </Panel>
      )}
    </MailboxFrame>
  );
}
