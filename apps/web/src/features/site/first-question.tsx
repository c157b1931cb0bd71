'use client';

import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useStartAssessment } from '@/features/assessment/queries';
import { useRouter } from '@/i18n/navigation';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';

export function FirstQuestion() {
  const t = useTranslations('assessment');
  const site = useTranslations('site');
  const router = useRouter();
  const start = useStartAssessment();
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const people = Number(new FormData(event.currentTarget).get('people'));
        start.mutate({ people }, { onSuccess: ({ code }) => router.push(`/start/${code}?question=roles`) });
      }}
    >
      <TextField
        label={t('question.people.title')}
        hint={t('question.people.hint')}
        name="people"
        type="number"
        inputMode="numeric"
        min={1}
        max={200_000}
        required
        suffix={t('question.people.unit')}
        className="[&_.field-box]:max-w-32"
      />
      <ProblemNote error={start.error} />
      <Button type="submit" look="primary" size="large" busy={start.isPending || start.isSuccess} className="self-start">
        {site('begin')}
        <ArrowRight aria-hidden />
      </Button>
    </form>
  );
}
