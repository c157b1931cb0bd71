'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from './button';
import { Dialog, DialogActions } from './dialog';
import { TextField } from './field';
import { ProblemNote } from './problem-note';

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, to how many, what is lost, how to undo. */
  consequences: readonly ReactNode[];
  act: string;
  /** Only where nothing can be undone. */
  typeToConfirm?: string;
  danger?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  children?: ReactNode;
};

export function ConsequenceDialog(props: Props) {
  const { open, onClose, title, consequences, act, typeToConfirm, danger, busy, error, onConfirm, children } = props;
  const t = useTranslations('ui');
  const [typed, setTyped] = useState('');
  const ready = !typeToConfirm || typed.trim() === typeToConfirm;
  return (
    <Dialog open={open} onClose={onClose} title={title} role="alertdialog">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) onConfirm();
        }}
      >
        <ul className="flex list-disc flex-col gap-1.5 pl-4 text-ink-2 marker:text-ink-3">
          {consequences.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is written in place and never reordered
            <li key={index}>{line}</li>
          ))}
        </ul>
        {children && <div className="mt-4">{children}</div>}
        {typeToConfirm && (
          <TextField
            className="mt-4"
            label={t.rich('typeToConfirm', { name: typeToConfirm, b: (text) => <strong className="font-mono">{text}</strong> })}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        <ProblemNote error={error} className="mt-4" />
        <DialogActions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" look={danger ? 'danger' : 'primary'} busy={busy} disabled={!ready}>
            {act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
