'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DomainDetail } from '@/api/types';
import { useMay } from '@/features/session/session';
import { IconButton } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { useToasts } from '@/ui/toasts';
import { useDeleteDomain } from './queries';

/** Only where the company has another one; the API refuses a domain in which something has an address. */
export function RemoveDomain({ domain, onRemoved }: { domain: DomainDetail; onRemoved: () => void }) {
  const t = useTranslations('domain.remove');
  const ui = useTranslations('ui');
  const say = useToasts();
  const mayDelete = useMay('domain:delete');
  const removal = useDeleteDomain(domain.id);
  const [asking, setAsking] = useState(false);
  if (!mayDelete) return null;
  return (
    <>
      <IconButton size="normal" look="secondary" label={t('title', { name: domain.displayName })} onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
      </IconButton>
      <ConsequenceDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('title', { name: domain.displayName })}
        consequences={[t('what'), t('only'), t('undo')]}
        act={ui('delete')}
        danger
        busy={removal.isPending}
        error={removal.error}
        onConfirm={() =>
          removal.mutate(undefined, {
            onSuccess: () => {
              setAsking(false);
              say.done(t('done', { name: domain.displayName }));
              onRemoved();
            },
          })
        }
      />
    </>
  );
}
