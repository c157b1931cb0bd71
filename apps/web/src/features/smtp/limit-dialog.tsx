'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { SendingLayer } from '@/api/types';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { Checkbox, TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';
import { useToasts } from '@/ui/toasts';
import { useSetLimit } from './containment-queries';

/** A limit of its own for a mailbox or a domain, or the plan's again. */
export function LimitDialog({ layer, onClose }: { layer: SendingLayer; onClose: () => void }) {
  const t = useTranslations('containment.limit');
  const ui = useTranslations('ui');
  const say = useToasts();
  const setting = useSetLimit();
  const [own, setOwn] = useState(layer.own);
  const [limit, setLimit] = useState(layer.limit);
  return (
    <Dialog open onClose={onClose} title={t('title', { key: layer.key })}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (layer.scope === 'tenant') return;
          setting.mutate(
            { scope: layer.scope, key: layer.key, limit: own ? limit : null },
            {
              onSuccess: () => {
                say.done(t('done'));
                onClose();
              },
            },
          );
        }}
      >
        <p className="text-ink-2">{t('text')}</p>
        <Checkbox label={t('own')} checked={own} onChange={(event) => setOwn(event.target.checked)} />
        {own && (
          <div className="grid gap-4 sm:grid-cols-2">
            {(['hour', 'day'] as const).map((period) => (
              <TextField
                key={period}
                label={t(period)}
                type="number"
                inputMode="numeric"
                min={0}
                required
                value={Number.isNaN(limit[period]) ? '' : limit[period]}
                onChange={(event) => setLimit({ ...limit, [period]: event.target.valueAsNumber })}
              />
            ))}
          </div>
        )}
        <ProblemNote error={setting.error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={setting.isPending}>
            {ui('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
