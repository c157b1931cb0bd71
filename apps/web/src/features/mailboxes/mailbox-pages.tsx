'use client';

import { useTranslations } from 'next-intl';
import { TraceTable } from '@/features/trace/trace-table';
import { ButtonLink } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { DevicesTab } from './devices-tab';
import { GeneralTab } from './general-tab';
import { MailboxFrame } from './mailbox-frame';
import { RulesTab } from './rules-tab';

export function MailboxGeneral({ id }: { id: string }) {
  return <MailboxFrame id={id}>{(mailbox) => <GeneralTab mailbox={mailbox} />}</MailboxFrame>;
}

export function MailboxRules({ id }: { id: string }) {
  return <MailboxFrame id={id}>{(mailbox) => <RulesTab mailbox={mailbox} />}</MailboxFrame>;
}

export function MailboxDevices({ id }: { id: string }) {
  return <MailboxFrame id={id}>{(mailbox) => <DevicesTab mailbox={mailbox} />}</MailboxFrame>;
}

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
