'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldErrorWithin } from '@/api/problem';
import { ChoiceCards, FieldError, SelectField, TextField } from '@/ui/field';
import type { QuestionProps } from './question';

const SOURCES = ['google', 'microsoft', 'cpanel', 'imap', 'other'] as const;

export function StartQuestion({ answers, formId, error, onAnswer }: QuestionProps) {
  const t = useTranslations('assessment');
  const before = answers.start?.kind === 'migration' ? answers.start : null;
  const [kind, setKind] = useState(answers.start?.kind ?? null);
  const [from, setFrom] = useState<(typeof SOURCES)[number]>(before?.from ?? 'google');
  const kinds = ['zero', 'migration'] as const;
  return (
    <form
      id={formId}
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (kind === 'zero') return onAnswer({ start: { kind } });
        if (kind !== 'migration') return;
        const form = new FormData(event.currentTarget);
        onAnswer({
          start: { kind, from, mailboxes: Number(form.get('mailboxes')), gigabytes: Number(form.get('gigabytes')) },
        });
      }}
    >
      <ChoiceCards
        legend={t('question.start.title')}
        legendHidden
        required
        name="start"
        value={kind}
        columns="sm:grid-cols-2"
        options={kinds.map((value) => ({
          value,
          label: t(`startKinds.${value}.title`),
          hint: t(`startKinds.${value}.text`),
        }))}
        onValue={setKind}
      />
      {kind === 'migration' && (
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField
            label={t('migrationFrom')}
            value={from}
            options={SOURCES.map((value) => ({ value, label: t(`migrationSources.${value}`) }))}
            onValue={setFrom}
          />
          <TextField
            label={t('migrationMailboxes')}
            name="mailboxes"
            type="number"
            inputMode="numeric"
            min={1}
            required
            defaultValue={before?.mailboxes ?? answers.total ?? ''}
            error={fieldErrorWithin(error, 'start.mailboxes') ?? fieldErrorWithin(error, 'answers.start.mailboxes')}
          />
          <TextField
            label={t('migrationGigabytes')}
            name="gigabytes"
            type="number"
            inputMode="decimal"
            min={0}
            step="any"
            required
            suffix="GB"
            defaultValue={before?.gigabytes ?? ''}
            error={fieldErrorWithin(error, 'start.gigabytes') ?? fieldErrorWithin(error, 'answers.start.gigabytes')}
          />
        </div>
      )}
      {fieldErrorWithin(error, 'start') && kind !== 'migration' && <FieldError>{fieldErrorWithin(error, 'start')}</FieldError>}
    </form>
  );
}
