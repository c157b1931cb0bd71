'use client';

import { useTranslations } from 'next-intl';
import type { QueueAct, QueueChoice } from '@/api/types';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { SkeletonLines } from '@/ui/skeleton';
import { useToasts } from '@/ui/toasts';
import { useQueueAct, useQueuePreview } from './queue-queries';

type Props = { act: QueueAct; choice: QueueChoice; onClose: () => void; onDone: () => void };

/** What will happen, to how many, whose they are; deleting asks for a word, since it cannot be undone. */
export function QueueActDialog({ act, choice, onClose, onDone }: Props) {
  const t = useTranslations('queue');
  const preview = useQueuePreview(choice);
  const doing = useQueueAct();
  const say = useToasts();
  const data = preview.data;
  const top = (rows: readonly { key: string; messages: number }[]) =>
    rows.map((row) => `${row.key || t('inside')} (${row.messages})`).join(', ');
  const lines = data
    ? [
        t(`consequence.${act}`, { n: data.messages - (act === 'retry' ? 0 : data.shared) }),
        t('consequence.senders', { list: top(data.senders) }),
        t('consequence.destinations', { list: top(data.destinations) }),
        ...(act !== 'retry' && data.shared > 0 ? [t('consequence.shared', { n: data.shared })] : []),
        t(`consequence.undo.${act}`),
      ]
    : [];
  return (
    <ConsequenceDialog
      open
      onClose={onClose}
      title={t(`dialog.${act}`)}
      consequences={lines}
      act={t(`acts.${act}`)}
      danger={act === 'delete'}
      {...(act === 'delete' && { typeToConfirm: t('deleteWord') })}
      busy={doing.isPending || !data}
      error={preview.error ?? doing.error}
      onConfirm={() =>
        doing.mutate(
          { act, choice, ...(data && { expected: data.messages }) },
          {
            onSuccess: ({ messages }) => {
              say.done(t('asked', { n: messages }));
              onDone();
            },
          },
        )
      }
    >
      {!data && !preview.error && <SkeletonLines lines={3} />}
    </ConsequenceDialog>
  );
}
