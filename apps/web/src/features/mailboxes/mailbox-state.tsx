'use client';

import { useTranslations } from 'next-intl';
import type { Mailbox } from '@/api/types';
import { StateBadge } from '@/ui/state-badge';

/** Suspended is said first; else whether the latest change is in force on both servers. */
export function MailboxState({ mailbox }: { mailbox: Pick<Mailbox, 'state' | 'effective'> }) {
  const t = useTranslations('mailboxes.state');
  const changes = useTranslations('changes');
  if (!mailbox.effective) return <StateBadge state="saved">{changes('saved')}</StateBadge>;
  return <StateBadge state={mailbox.state}>{t(mailbox.state)}</StateBadge>;
}

export function RuleWords({ mailbox }: { mailbox: Pick<Mailbox, 'sendPolicy' | 'receivePolicy' | 'forward'> }) {
  const t = useTranslations('mailboxes.rule');
  const words = [
    mailbox.sendPolicy.kind === 'nobody' && t('noSend'),
    (mailbox.sendPolicy.kind === 'own_domain' || mailbox.sendPolicy.kind === 'listed') && t('sendRestricted'),
    mailbox.receivePolicy.kind === 'refuse' && t('refuses'),
    mailbox.forward && t('forwards'),
  ].filter((word) => !!word);
  return <span className="text-ink-2">{words.join(', ')}</span>;
}
