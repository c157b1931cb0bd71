'use client';

import { useMutation } from '@tanstack/react-query';
import { QrCode as QrIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import type { DeviceLink } from '@/api/types';
import { Button } from '@/ui/button';
import { Copyable } from '@/ui/copy-button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { DeviceNameForm, type DeviceWish } from './device-name-form';

const QrCode = lazy(() => import('@/ui/qr-code'));

/** By which operation: the company's for one of its mailboxes, or the mailbox's own. */
export type DeviceLinkDoor = {
  confirms?: boolean;
  create: (wish: DeviceWish) => Promise<DeviceLink>;
};

/** A code that the telephone's camera takes to a page which sets it up, once. */
export function DeviceLinkButton({ door }: { door: DeviceLinkDoor }) {
  const t = useTranslations('deviceLink');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <QrIcon aria-hidden />
        {t('act')}
      </Button>
      {open && <DeviceLinkDialog door={door} onClose={() => setOpen(false)} />}
    </>
  );
}

function DeviceLinkDialog({ door, onClose }: { door: DeviceLinkDoor; onClose: () => void }) {
  const t = useTranslations('deviceLink');
  const creation = useMutation({ mutationFn: door.create });
  if (creation.data) {
    return (
      <Dialog open onClose={onClose} title={t('codeTitle', { name: creation.variables.name })}>
        <div className="flex flex-col items-center gap-4">
          <p className="text-ink-2">{t('codeText')}</p>
          <div className="size-52 rounded-control bg-white p-2">
            <Suspense>
              <QrCode text={creation.data.url} label={t('codeTitle', { name: creation.variables.name })} />
            </Suspense>
          </div>
          <Copyable text={creation.data.url} />
          <p className="text-sm text-warn">{t('codeKeep')}</p>
        </div>
        <DialogActions>
          <Button look="primary" onClick={onClose}>
            {t('done')}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={t('act')}>
      <DeviceNameForm
        texts={{ name: t('name'), nameHint: t('nameHint'), current: t('current'), create: t('create') }}
        confirms={door.confirms ?? false}
        busy={creation.isPending}
        error={creation.error}
        onSubmit={(wish) => creation.mutate(wish)}
        onClose={onClose}
      >
        <p className="text-ink-2">{t('actText')}</p>
      </DeviceNameForm>
    </Dialog>
  );
}
