'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Mailbox } from '@/api/types';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { ChoiceCards } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';

const CHOICES = ['open', 'held', 'refused'] as const;

/** Whether a mailbox's mail to the outside leaves, waits or is refused. */
export function OutgoingDialog({
  mailbox,
  busy,
  error,
  onClose,
  onChoose,
}: {
  mailbox: Mailbox;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onChoose: (outgoing: Mailbox['outgoing']) => void;
}) {
  const t = useTranslations('mailboxes.general.outgoing');
  const ui = useTranslations('ui');
  const [choice, setChoice] = useState(mailbox.outgoing);
  return (
    <Dialog open onClose={onClose} title={t('title', { address: mailbox.displayAddress })}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onChoose(choice);
        }}
      >
        <ChoiceCards
          legend={t('legend')}
          name="outgoing"
          value={choice}
          columns=""
          options={CHOICES.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
          onValue={setChoice}
        />
        <p className="text-ink-2 text-sm">
          {t('inside')} {choice === 'held' && t('mixed')}
        </p>
        <ProblemNote error={error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={busy} disabled={choice === mailbox.outgoing}>
            {t('submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
