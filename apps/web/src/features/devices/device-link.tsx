'use client';

import { useMutation } from '@tanstack/react-query';
import { QrCode as QrIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { fieldError, isProblem } from '@/api/problem';
import type { DeviceLink } from '@/api/types';
import { Button } from '@/ui/button';
import { Copyable } from '@/ui/copy-button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { TextField } from '@/ui/field';
import { PasswordField } from '@/ui/password-field';
import { ProblemNote } from '@/ui/problem-note';

const QrCode = lazy(() => import('@/ui/qr-code'));

/** By which operation: the company's for one of its mailboxes, or the mailbox's own. */
export type DeviceLinkDoor = {
  confirms?: boolean;
  create: (wish: { name: string; current: string }) => Promise<DeviceLink>;
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
  const ui = useTranslations('ui');
  const creation = useMutation({ mutationFn: door.create });
  const [name, setName] = useState('');
  const [current, setCurrent] = useState('');
  const refused = fieldError(creation.error, 'name');
  const wrong = isProblem(creation.error, 'auth.wrong_password') ? creation.error.detail : undefined;
  if (creation.data) {
    return (
      <Dialog open onClose={onClose} title={t('codeTitle', { name })}>
        <div className="flex flex-col items-center gap-4">
          <p className="text-ink-2">{t('codeText')}</p>
          <div className="size-52 rounded-control bg-white p-2">
            <Suspense>
              <QrCode text={creation.data.url} label={t('codeTitle', { name })} />
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
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          creation.mutate({ name: name.trim(), current });
        }}
      >
        <p className="text-ink-2">{t('actText')}</p>
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={80}
          required
          autoFocus
          autoComplete="off"
          error={refused}
        />
        {door.confirms && (
          <PasswordField
            label={t('current')}
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
            autoComplete="current-password"
            required
            error={wrong}
          />
        )}
        <ProblemNote error={refused || wrong ? null : creation.error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={creation.isPending}>
            {t('create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
