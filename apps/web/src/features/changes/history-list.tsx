'use client';

import { Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Difference } from '@/features/team/difference';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { useToasts } from '@/ui/toasts';
import { useActionWords } from './action-words';

type Entry = {
  id: number;
  at: string;
  actorName: string;
  action: string;
  label?: string;
  before?: unknown;
  after?: unknown;
  undoable: boolean;
};
type Props<E extends Entry> = {
  title: string;
  note?: string;
  /** Said where nothing was changed yet. */
  empty?: string;
  history: {
    data: { pages: readonly { items: readonly E[] }[] } | undefined;
    error: unknown;
    refetch: () => unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
  };
  /** Whether what it changed is worth the lines. */
  detailed: (entry: E) => boolean;
  mayUndo: (entry: E) => boolean;
  undo: { isPending: boolean; error: unknown; reset: () => void; mutate: (entry: E, on: { onSuccess: () => void }) => void };
  /** Whose it is, for the notice at the end. */
  name: (entry: E) => string;
};

/** What was changed, by whom and when, newest first, and the way back. */
export function HistoryList<E extends Entry>({ title, note, empty, history, detailed, mayUndo, undo, name }: Props<E>) {
  const t = useTranslations('changes.history');
  const ui = useTranslations('ui');
  const changes = useTranslations('changes');
  const say = useToasts();
  const actionWords = useActionWords();
  const [asking, setAsking] = useState<E | null>(null);
  const entries = history.data?.pages.flatMap((page) => page.items);
  const close = () => {
    undo.reset();
    setAsking(null);
  };
  return (
    <Panel title={title} {...(note && { note })}>
      {history.error && !entries ? (
        <LoadError error={history.error} onRetry={() => void history.refetch()} />
      ) : !entries ? (
        <SkeletonLines lines={4} />
      ) : (
        <ol className="flex flex-col divide-y divide-line">
          {entries.map((entry) => (
            <li key={entry.id} className="py-2.5 first:pt-0 last:pb-0">
              <div className="flex items-start justify-between gap-3">
                <p className="min-w-0 break-words">
                  <span className="font-medium">{entry.actorName}</span>{' '}
                  <span className="text-ink-2">
                    {actionWords(entry.action)} {entry.label}
                  </span>{' '}
                  <span className="text-sm text-ink-3">
                    <RelativeTime at={entry.at} />
                  </span>
                </p>
                {entry.undoable && mayUndo(entry) && (
                  <Button size="small" onClick={() => setAsking(entry)}>
                    <Undo2 aria-hidden />
                    {t('undo')}
                  </Button>
                )}
              </div>
              {detailed(entry) && <Difference before={entry.before} after={entry.after} />}
            </li>
          ))}
        </ol>
      )}
      {entries?.length === 0 && empty && <p className="text-ink-2">{empty}</p>}
      {history.hasNextPage && (
        <Button className="mt-3" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {ui('more')}
        </Button>
      )}
      <ConsequenceDialog
        open={asking !== null}
        onClose={close}
        title={t('undoTitle')}
        consequences={[t('undoKept'), t('undoWhat')]}
        act={t('undo')}
        busy={undo.isPending}
        error={undo.error}
        onConfirm={() =>
          asking &&
          undo.mutate(asking, {
            onSuccess: () => {
              close();
              say.done(changes('done', { label: name(asking) }));
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
