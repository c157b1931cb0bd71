'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldErrorWithin } from '@/api/problem';
import { Button } from '@/ui/button';
import { FieldError, TextField } from '@/ui/field';
import type { QuestionProps } from './question';

const KINDS = ['client', 'clientAndWebmail', 'webmail'] as const;

export function AccessQuestion({ answers, formId, error, onAnswer }: QuestionProps) {
  const t = useTranslations('assessment');
  const people = answers.people ?? 0;
  const [access, setAccess] = useState(answers.access ?? { client: 0, clientAndWebmail: 0, webmail: 0 });
  const sum = access.client + access.clientAndWebmail + access.webmail;
  const rest = people - sum;
  const wrong = fieldErrorWithin(error, 'access') ?? fieldErrorWithin(error, 'answers.access');
  return (
    <form
      id={formId}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({ access });
      }}
    >
      {KINDS.map((kind, index) => (
        <div
          key={kind}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-control border border-line px-3.5 py-3"
        >
          <div className="min-w-44 flex-1">
            <p className="font-medium">{t(`accessKinds.${kind}.title`)}</p>
            <p className="text-sm text-ink-3">{t(`accessKinds.${kind}.text`)}</p>
          </div>
          <div className="flex items-end gap-2">
            {rest > 0 && (
              <Button look="quiet" size="small" onClick={() => setAccess({ ...access, [kind]: access[kind] + rest })}>
                {t('accessRest')}
              </Button>
            )}
            <TextField
              label={t(`accessKinds.${kind}.title`)}
              labelHidden
              type="number"
              inputMode="numeric"
              min={0}
              required
              autoFocus={index === 0}
              value={access[kind]}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setAccess({ ...access, [kind]: Math.max(0, event.target.valueAsNumber || 0) })}
              className="w-24"
            />
          </div>
        </div>
      ))}
      <p className={clsx('text-right figures', rest === 0 ? 'text-good' : 'text-ink-2')} aria-live="polite">
        {t('accessSum', { sum, people })}
      </p>
      {wrong && <FieldError>{wrong}</FieldError>}
    </form>
  );
}
