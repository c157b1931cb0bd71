'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useLiveConnected } from './live';

export function LiveMark() {
  const t = useTranslations('ui');
  const connected = useLiveConnected();
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-ink-3">
      <span className={clsx('size-2 rounded-full', connected ? 'bg-good' : 'border border-ink-3')} aria-hidden />
      {connected ? t('live') : t('livePaused')}
    </span>
  );
}
