'use client';

import { useTranslations } from 'next-intl';
import { fieldErrorWithin } from '@/api/problem';
import { TextField } from '@/ui/field';
import type { QuestionProps } from './question';

type NumberName = 'people' | 'total' | 'growthPerHalfYear' | 'bulkMessagesPerMonth';

export function NumberQuestion({ name, answers, formId, error, onAnswer }: QuestionProps & { name: NumberName }) {
  const t = useTranslations('assessment');
  const suggestion = name === 'total' ? (answers.people ?? 0) + (answers.roles?.length ?? 0) : null;
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        const value = new FormData(event.currentTarget).get('value');
        onAnswer({ [name]: Number(value) });
      }}
    >
      <TextField
        label={t(`question.${name}.title`)}
        labelHidden
        name="value"
        type="number"
        inputMode="numeric"
        min={0}
        max={name === 'bulkMessagesPerMonth' ? 100_000_000 : 200_000}
        step={1}
        required
        autoFocus
        defaultValue={answers[name] ?? suggestion ?? ''}
        suffix={t(`question.${name}.unit`)}
        hint={suggestion === null ? undefined : t('totalSuggest', { n: suggestion })}
        error={fieldErrorWithin(error, name) ?? fieldErrorWithin(error, `answers.${name}`)}
        className="max-w-72"
      />
    </form>
  );
}
