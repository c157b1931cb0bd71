'use client';

import clsx from 'clsx';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { PlanStep } from '@/api/types';
import { ButtonLink } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { usePlanOfAction } from './queries';

const WHERE: Record<PlanStep['kind'], string> = {
  pre_create: '/mailboxes',
  hand_over: '/mailboxes',
  migrate: '/help',
  lower_ttl: '/domain',
  switch_dns: '/domain',
  verify: '/smtp/trace',
};

export function PlanOfAction() {
  const t = useTranslations('home');
  const plan = usePlanOfAction();
  const next = plan.data?.find((step) => !step.doneAt);
  return (
    <Panel title={t('planTitle')} note={plan.data && !next ? t('planDone') : t('planNote')}>
      {plan.error && !plan.data ? (
        <LoadError error={plan.error} onRetry={() => void plan.refetch()} />
      ) : plan.data ? (
        <ol className="flex flex-col">
          {plan.data.map((step, index) => (
            <Step key={step.kind} step={step} number={index + 1} isNext={step === next} />
          ))}
        </ol>
      ) : (
        <SkeletonLines lines={9} />
      )}
    </Panel>
  );
}

function Step({ step, number, isNext }: { step: PlanStep; number: number; isNext: boolean }) {
  const t = useTranslations('home');
  const count = countOf(step.fact);
  return (
    <li className="flex items-start gap-3 border-b border-line py-2.5 first:pt-0 last:border-b-0 last:pb-0">
      <span
        className={clsx(
          'mt-0.5 grid size-5.5 shrink-0 place-items-center rounded-full text-xs font-semibold figures',
          step.doneAt ? 'bg-good-soft text-good' : isNext ? 'bg-accent text-accent-ink' : 'border border-line-strong text-ink-3',
        )}
      >
        {step.doneAt ? <Check className="size-3.5" aria-label={t('doneAt')} /> : number}
      </span>
      <div className="min-w-0 flex-1">
        <p className={clsx('font-medium', step.doneAt && 'text-ink-2')}>{t(`step.${step.kind}.title`)}</p>
        <p className="text-sm text-ink-3">{t(`step.${step.kind}.text`)}</p>
      </div>
      <div className="flex shrink-0 items-center gap-3 text-sm text-ink-3 figures">
        {count && !step.doneAt && t('factCount', count)}
        {step.doneAt && <RelativeTime at={step.doneAt} />}
        {isNext && (
          <ButtonLink href={WHERE[step.kind]} size="small">
            {t('go')}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}

/** How far a step is, where its fact counts something. */
function countOf(fact: PlanStep['fact']): { done: number; total: number } | null {
  const done = fact?.done;
  const total = fact?.total;
  return typeof done === 'number' && typeof total === 'number' ? { done, total } : null;
}
