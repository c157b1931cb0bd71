'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { isProblem } from '@/api/problem';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { PasswordField } from '@/ui/password-field';
import { ProblemNote } from '@/ui/problem-note';

type Props = {
  title: string;
  act: string;
  text?: string;
  danger?: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: (password: string) => void;
  onClose: () => void;
  children?: ReactNode;
};

/** The password again, before a way to sign in is opened or closed. */
export function ConfirmDialog({ title, act, text, danger, busy, error, onConfirm, onClose, children }: Props) {
  const t = useTranslations('profile');
  const ui = useTranslations('ui');
  const [password, setPassword] = useState('');
  const wrong = isProblem(error, 'auth.wrong_password') ? error.detail : undefined;
  return (
    <Dialog open onClose={onClose} title={title}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onConfirm(password);
        }}
      >
        {text && <p className="text-ink-2">{text}</p>}
        {children}
        <PasswordField
          label={t('askPassword')}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          required
          autoFocus
          error={wrong}
        />
        <ProblemNote error={wrong ? null : error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look={danger ? 'danger' : 'primary'} busy={busy}>
            {act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
