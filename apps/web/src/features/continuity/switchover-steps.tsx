'use client';

import clsx from 'clsx';
import { Check, CircleX, LoaderCircle, Minus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Switchover } from '@/api/types';
import { Panel } from '@/ui/panel';
import { useDuration } from '@/ui/use-duration';

type Step = Switchover['steps'][number];

/** What happens after the button, step by step, as it happens. */
export function SwitchoverSteps({ switchover }: { switchover: Switchover }) {
  const t = useTranslations('continuity');
  const title =
    switchover.state === 'running'
      ? t(`runningTitle.${switchover.to}`)
      : switchover.state === 'done'
        ? t(`doneTitle.${switchover.to}`)
        : t('failedTitle');
  return (
    <Panel title={title} note={switchover.reason}>
      <ol className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4" aria-live="polite">
        {switchover.steps.map((step, index) => (
          <StepItem key={step.id} step={step} number={index + 1} />
        ))}
      </ol>
    </Panel>
  );
}

function StepItem({ step, number }: { step: Step; number: number }) {
  const t = useTranslations('continuity');
  const duration = useDuration();
  const note = step.note === 'node_away' || step.note === 'not_seen_outside' || step.note === 'no_answer' ? step.note : null;
  return (
    <li className="flex gap-3 lg:flex-col">
      <span className="flex items-center gap-3 lg:after:h-px lg:after:flex-1 lg:after:bg-line-strong">
        <span
          className={clsx(
            'grid size-7 shrink-0 place-items-center rounded-full text-sm font-semibold figures',
            step.state === 'done' && 'bg-good-soft text-good',
            step.state === 'running' && 'bg-accent-soft text-accent',
            step.state === 'failed' && 'bg-bad-soft text-bad',
            (step.state === 'waiting' || step.state === 'skipped') && 'border border-line-strong text-ink-3',
          )}
        >
          <StepMark state={step.state} number={number} />
        </span>
      </span>
      <div className="min-w-0">
        <p className="font-medium">{t(`steps.${step.id}.title`)}</p>
        <p className="text-sm text-ink-3">{note ? t(`stepNotes.${note}`) : t(`steps.${step.id}.text`)}</p>
        {step.state === 'failed' && !note && step.note && (
          <p className="mt-0.5 font-mono text-xs break-words text-bad">{step.note}</p>
        )}
        <p className="mt-0.5 text-sm text-ink-2 figures">
          {t(`stepState.${step.state}`)}
          {step.afterMs !== null && ` · ${t('afterButton', { time: duration(step.afterMs) })}`}
        </p>
      </div>
    </li>
  );
}

function StepMark({ state, number }: { state: Step['state']; number: number }) {
  if (state === 'done') return <Check className="size-4" aria-hidden />;
  if (state === 'running') return <LoaderCircle className="size-4 animate-spin" aria-hidden />;
  if (state === 'failed') return <CircleX className="size-4" aria-hidden />;
  if (state === 'skipped') return <Minus className="size-4" aria-hidden />;
  return number;
}
