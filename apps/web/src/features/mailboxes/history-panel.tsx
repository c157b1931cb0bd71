'use client';

import { useTranslations } from 'next-intl';
import type { Mailbox, MailboxHistoryEntry } from '@/api/types';
import { HistoryList } from '@/features/changes/history-list';
import { useMay } from '@/features/session/session';
import { useMailboxHistory, useUndoChange } from './queries';

/** Its own settings are undone as they are changed; its filters and its group by another permission. */
const ofFilters = (entry: MailboxHistoryEntry) => entry.action !== 'mailbox.updated';
const DETAILED = ['mailbox.updated', 'mailbox.filters_set', 'mailbox.group_set'];

/** What was changed of this mailbox, by whom, and the way back. */
export function HistoryPanel({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('changes.history');
  const mayUpdate = useMay('mailbox:update');
  const mayFilter = useMay('filter:update');
  return (
    <HistoryList<MailboxHistoryEntry>
      title={t('title')}
      history={useMailboxHistory(mailbox.id, mailbox.version)}
      detailed={(entry) => DETAILED.includes(entry.action)}
      mayUndo={(entry) => (ofFilters(entry) ? mayFilter : mayUpdate)}
      undo={useUndoChange(mailbox.id)}
      name={() => mailbox.displayAddress}
    />
  );
}
