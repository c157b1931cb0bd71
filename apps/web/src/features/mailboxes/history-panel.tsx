'use client';

import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Mailbox, MailboxHistoryEntry } from '@/api/types';
import { useActionWords } from '@/features/changes/action-words';
import { useMay } from '@/features/session/session';
import { Difference } from '@/features/team/difference';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { useToasts } from '@/ui/toasts';
import { useMailboxHistory, useUndoChange } from './queries';

/** What was changed of this mailbox, by whom, and the way back. */
export function HistoryPanel({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('mailboxes.history');
  const ui = useTranslations('ui');
  const changes = useTranslations('changes');
  const say = useToasts();
  const actionWords = useActionWords();
  const mayUpdate = useMay('mailbox:update');
  const history = useMailboxHistory(mailbox.id, mailbox.version);
  const undo = useUndoChange(mailbox.id);
  const [asking, setAsking] = useState<MailboxHistoryEntry | null>(null);
  const entries = history.data?.pages.flatMap((page) => page.items);
  return (
    <Panel title={t('title')}>
      {history.error && !entries ? (
        <LoadError error={history.error} onRetry={() => void history.refetch()} />
      ) : !entries ? (
        <SkeletonLines lines={4} />
      ) : (
        <ol className="flex flex-col divide-y divide-line">
          {entries.map((entry) => (
            <li key={entry.id} className="py-2.5 first:pt-0 last:pb-0">
              <div className="flex items-start justify-between gap-3">
                <p className="min-w-0">
                  <span className="font-medium">{entry.actorName}</span>{' '}
                  <span className="text-ink-2">{actionWords(entry.action)}</span>{' '}
                  <span className="text-sm text-ink-3">
                    <RelativeTime at={entry.at} />
                  </span>
                </p>
                {mayUpdate && entry.undoable && (
                  <Button size="small" onClick={() => setAsking(entry)}>
                    <Undo2 aria-hidden />
                    {t('undo')}
                  </Button>
                )}
              </div>
              {entry.action === 'mailbox.updated' && <Difference before={entry.before} after={entry.after} />}
            </li>
          ))}
        </ol>
      )}
      {history.hasNextPage && (
        <Button className="mt-3" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {ui('more')}
        </Button>
      )}
      <ConsequenceDialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t('undoTitle')}
        consequences={[t('undoKept'), t('undoWhat')]}
        act={t('undo')}
        busy={undo.isPending}
        error={undo.error}
        onConfirm={() =>
          asking &&
          undo.mutate(asking.id, {
            onSuccess: () => {
              setAsking(null);
              say.done(changes('done', { label: mailbox.displayAddress }));
            },
          })
        }
      >
        {/* The way back: what is now, and what will be. */}
        {asking && <Difference before={asking.after} after={asking.before} />}
      </ConsequenceDialog>
    </Panel>
  );
}
