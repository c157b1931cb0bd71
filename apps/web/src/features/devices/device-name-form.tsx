'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { fieldError, isProblem } from '@/api/problem';
import { Button } from '@/ui/button';
import { DialogActions } from '@/ui/dialog';
import { TextField } from '@/ui/field';
import { PasswordField } from '@/ui/password-field';
import { ProblemNote } from '@/ui/problem-note';

export type DeviceWish = { name: string; current: string };

type Props = {
  texts: { name: string; nameHint: string; current: string; create: string };
  /** Whether the mailbox's own password is asked for. */
  confirms: boolean;
  busy: boolean;
  error: unknown;
  onSubmit: (wish: DeviceWish) => void;
  onClose: () => void;
  children?: ReactNode;
};

/** For which device something is made that lets it in. */
export function DeviceNameForm({ texts, confirms, busy, error, onSubmit, onClose, children }: Props) {
  const ui = useTranslations('ui');
  const [name, setName] = useState('');
  const [current, setCurrent] = useState('');
  const refused = fieldError(error, 'name');
  const wrong = isProblem(error, 'auth.wrong_password') ? error.detail : undefined;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ name: name.trim(), current });
      }}
    >
      {children}
      <TextField
        label={texts.name}
        hint={texts.nameHint}
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={80}
        required
        autoFocus
        autoComplete="off"
        error={refused}
      />
      {confirms && (
        <PasswordField
          label={texts.current}
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
          autoComplete="current-password"
          required
          error={wrong}
        />
      )}
      <ProblemNote error={refused || wrong ? null : error} />
      <DialogActions>
        <Button onClick={onClose}>{ui('cancel')}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {texts.create}
        </Button>
      </DialogActions>
    </form>
  );
}
