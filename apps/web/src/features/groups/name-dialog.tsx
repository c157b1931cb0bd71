'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldError } from '@/api/problem';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';

type Props = {
  title: string;
  act: string;
  name?: string;
  busy: boolean;
  error: unknown;
  onName: (name: string) => void;
  onClose: () => void;
};

/** Asks for a group's name, for a new one or instead of the one it has. */
export function NameDialog({ title, act, name: current = '', busy, error, onName, onClose }: Props) {
  const t = useTranslations('groups');
  const ui = useTranslations('ui');
  const [name, setName] = useState(current);
  const onField = fieldError(error, 'name');
  return (
    <Dialog open onClose={onClose} title={title}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) onName(name.trim());
        }}
      >
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          maxLength={80}
          required
          autoComplete="off"
          value={name}
          error={onField}
          onChange={(event) => setName(event.target.value)}
        />
        <ProblemNote error={onField ? null : error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={busy}>
            {act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
