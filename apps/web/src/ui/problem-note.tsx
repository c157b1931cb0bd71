'use client';

import clsx from 'clsx';
import { CircleAlert, RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Problem } from '@/api/problem';
import { Button } from './button';

export function useProblemText() {
  const t = useTranslations('ui');
  return (error: unknown): string => {
    if (error instanceof Problem) return error.detail || t('unexpected');
    if (error instanceof TypeError) return t('offline');
    return t('unexpected');
  };
}

/** What went wrong, in the API's own sentence. */
export function ProblemNote({ error, text, className }: { error: unknown; text?: string; className?: string }) {
  const ownWords = useProblemText();
  if (!error) return null;
  return (
    <p role="alert" className={clsx('flex items-start gap-2 rounded-control bg-bad-soft px-3 py-2 text-bad', className)}>
      <CircleAlert className="mt-0.75 size-4 shrink-0" aria-hidden />
      <span className="min-w-0 break-words">{text ?? ownWords(error)}</span>
    </p>
  );
}

/** In place of what could not be loaded: what happened, and an offer to try again. */
export function LoadError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTranslations('ui');
  const text = useProblemText();
  return (
    <div role="alert" className="flex flex-col items-center gap-3 px-6 py-12 text-center">
      <CircleAlert className="size-6 text-bad" aria-hidden />
      <div>
        <p className="font-medium">{t('loadFailed')}</p>
        <p className="text-ink-2">{text(error)}</p>
        {error instanceof Problem && error.requestId && (
          <p className="mt-1 font-mono text-xs text-ink-3">{t('requestId', { id: error.requestId })}</p>
        )}
      </div>
      <Button onClick={onRetry}>
        <RotateCw aria-hidden />
        {t('retry')}
      </Button>
    </div>
  );
}
