'use client';

import { useMutation } from '@tanstack/react-query';
import { SlidersHorizontal, Trash2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { api, unwrap } from '@/api/client';
import type { BatchChoice } from '@/api/types';
import { useMay, useTenant } from '@/features/session/session';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { useToasts } from '@/ui/toasts';
import { useAfterwards } from './queries';

const BatchDialog = lazy(() => import('./batch-dialog'));

type Props = {
  choice: BatchChoice;
  n: number;
  /** All that the filter lets through, when some are chosen and there are more. */
  all: { n: number; choose: () => void } | null;
  onClear: () => void;
};

/** Stands over the table while rows are chosen. */
export function BatchBar({ choice, n, all, onClear }: Props) {
  const t = useTranslations('mailboxes.batch');
  const ui = useTranslations('ui');
  const mayDelete = useMay('mailbox:delete');
  const { id: tenantId } = useTenant();
  const say = useToasts();
  const afterwards = useAfterwards();
  const [open, setOpen] = useState<'change' | 'delete' | null>(null);
  const removal = useMutation({
    mutationFn: () =>
      unwrap(api.POST('/v1/tenants/{tenantId}/mailbox-batches/deletion', { params: { path: { tenantId } }, body: { choice } })),
    onSuccess: (outcome) => {
      afterwards();
      say.done(t('deleted', { n: outcome.changed }));
      setOpen(null);
      onClear();
    },
  });
  return (
    <div className="flex flex-wrap items-center gap-2 border-y border-line bg-accent-soft px-4 py-2 sm:px-5">
      <span className="mr-auto font-medium figures" role="status">
        {t('chosen', { n })}
      </span>
      {all && (
        <Button size="small" look="quiet" onClick={all.choose}>
          {t('all', { n: all.n })}
        </Button>
      )}
      <Button size="small" onClick={() => setOpen('change')}>
        <SlidersHorizontal aria-hidden />
        {t('change')}
      </Button>
      {mayDelete && (
        <Button size="small" onClick={() => setOpen('delete')}>
          <Trash2 aria-hidden />
          {ui('delete')}
        </Button>
      )}
      <Button size="small" look="quiet" onClick={onClear}>
        <X aria-hidden />
        {t('clear')}
      </Button>
      {open === 'change' && (
        <Suspense>
          <BatchDialog choice={choice} onClose={() => setOpen(null)} />
        </Suspense>
      )}
      <ConsequenceDialog
        open={open === 'delete'}
        onClose={() => setOpen(null)}
        title={t('deleteTitle', { n })}
        consequences={[t('deleteStops'), t('deleteGrace')]}
        act={t('deleteAct', { n })}
        danger
        busy={removal.isPending}
        error={removal.error}
        onConfirm={() => removal.mutate()}
      />
    </div>
  );
}
