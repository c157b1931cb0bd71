'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, unwrap } from '@/api/client';
import { fieldError, isProblem } from '@/api/problem';
import type { CorrectionTrial, TryCorrection } from '@/api/types';
import { LABELS, labelWords } from '@/features/smtp/label-words';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { SelectField, TextAreaField, TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';
import { useToasts } from '@/ui/toasts';

const CLASSES = ['invalid_address', 'mailbox_full', 'spam', 'dns_or_domain', 'unknown'] as const;

/** First tried, then live: what it changes stands here before the button that does it can be pressed. */
export default function CorrectionDialog({ sample, onClose }: { sample: string; onClose: () => void }) {
  const t = useTranslations('console.corrections');
  const classes = useTranslations('trace.bounceClass');
  const labels = useTranslations('queue.labels');
  const ui = useTranslations('ui');
  const say = useToasts();
  const queries = useQueryClient();
  const [phrases, setPhrases] = useState('');
  const [meaning, setMeaning] = useState<(typeof CLASSES)[number]>('invalid_address');
  const [label, setLabel] = useState<string>('user_unknown');
  const [reason, setReason] = useState('');
  const wish: TryCorrection = {
    phrases: phrases
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    code: null,
    class: meaning,
    label,
    sample,
  };
  const trial = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/console/bounce-corrections/trial', { body: wish })),
  });
  const creation = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/console/bounce-corrections', { body: { ...wish, reason } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['console', 'bounce-corrections'] });
      say.done(t('created'));
      onClose();
    },
  });
  // A change of the wish makes what was tried say nothing.
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      trial.reset();
      creation.reset();
    };
  const good = trial.data?.fits && trial.data.corpus.broken.length === 0;
  const field = fieldError(trial.error ?? creation.error, 'phrases');
  const error = trial.error ?? creation.error;
  return (
    <Dialog open onClose={onClose} title={t('correct')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (good) creation.mutate();
          else trial.mutate();
        }}
      >
        <code className="block max-h-32 overflow-y-auto rounded-control border border-line bg-sunken p-3 text-sm break-words whitespace-pre-wrap">
          {sample}
        </code>
        <TextAreaField
          label={t('phrases')}
          hint={t('phrasesHint')}
          value={phrases}
          onChange={(event) => change(setPhrases)(event.target.value)}
          rows={2}
          required
          autoFocus
          error={field}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t('class')}
            value={meaning}
            options={CLASSES.map((value) => ({ value, label: classes(value) }))}
            onValue={change(setMeaning)}
          />
          <SelectField
            label={t('label')}
            value={label}
            options={LABELS.map((value) => ({ value: value as string, label: labelWords(labels, value) }))}
            onValue={change(setLabel)}
          />
        </div>
        {trial.data && <Outcome trial={trial.data} />}
        {good && (
          <TextField
            label={t('reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            minLength={3}
            maxLength={300}
            required
            autoFocus
          />
        )}
        <ProblemNote error={field && isProblem(error, 'correction.empty') ? null : error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={trial.isPending || creation.isPending}>
            {good ? t('activate') : t('try')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Outcome({ trial }: { trial: CorrectionTrial }) {
  const t = useTranslations('console.corrections');
  const { corpus, recent, fits } = trial;
  const bad = !fits || corpus.broken.length > 0;
  return (
    <div role="status" className="flex flex-col gap-1 rounded-control border border-line p-3 text-sm">
      <p className={bad ? 'font-medium text-bad' : 'font-medium text-good'}>
        {!fits ? t('misses') : bad ? t('breaks', { n: corpus.broken.length }) : t('passes', { n: corpus.size })}
      </p>
      <p className="text-ink-2">{t('mends', { n: corpus.mended.length })}</p>
      <p className="text-ink-2">{t('recent', { touched: recent.touched, changed: recent.changed })}</p>
      {corpus.broken.slice(0, 3).map((row) => (
        <code key={row.reply} className="block break-words text-ink-3">
          {row.reply}
        </code>
      ))}
    </div>
  );
}
