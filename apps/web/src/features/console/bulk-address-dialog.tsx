'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldError } from '@/api/problem';
import type { FleetNode } from '@/api/types';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';
import { useToasts } from '@/ui/toasts';
import { useSetBulkAddress } from './queries';

/** From where a node's bulk mail leaves, so that it spends no trust of its people's mail. */
export function BulkAddressDialog({ node, onClose }: { node: FleetNode; onClose: () => void }) {
  const t = useTranslations('console.nodeActs');
  const ui = useTranslations('ui');
  const say = useToasts();
  const save = useSetBulkAddress();
  const [address, setAddress] = useState(node.bulkAddress ?? '');
  return (
    <Dialog open onClose={onClose} title={t('bulkNamed', { node: node.name })}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(
            { id: node.id, address: address.trim() || null },
            {
              onSuccess: () => {
                say.done(t('bulkSaved', { node: node.name }));
                onClose();
              },
            },
          );
        }}
      >
        <p className="text-ink-2">{t('bulkText', { host: `bulk.${node.host}` })}</p>
        <TextField
          label={t('bulkAddress')}
          hint={t('bulkHint')}
          inputMode="decimal"
          spellCheck={false}
          placeholder="192.0.2.25"
          value={address}
          error={fieldError(save.error, 'address')}
          onChange={(event) => setAddress(event.target.value)}
        />
        {!fieldError(save.error, 'address') && <ProblemNote error={save.error} />}
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {ui('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
