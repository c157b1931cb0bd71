'use client';

import { useTranslations } from 'next-intl';
import { useMay } from '@/features/session/session';
import { TraceTable } from '@/features/trace/trace-table';
import { ButtonLink } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { MailboxFrame } from './mailbox-frame';

export function MailboxActivity({ id }: { id: string }) {
  const t = useTranslations('mailboxes.activity');
  const mayLook = useMay('mailbox:look');
  return (
    <MailboxFrame id={id}>
      {(mailbox) => (
        <Panel
          flush
          title={t('title')}
          note={t('note')}
          actions={
            <>
              {mayLook && (
                <ButtonLink href={{ pathname: '/smtp/explorer', query: { mailbox: id } }} size="small">
                  {t('explore')}
                </ButtonLink>
              )}
              <ButtonLink href={{ pathname: '/smtp/trace', query: { q: mailbox.address } }} size="small">
                {t('all')}
              </ButtonLink>
            </>
          }
        >
          <TraceTable q={mailbox.address} limit={20} own />
        </Panel>
      )}
    </MailboxFrame>
  );
}
