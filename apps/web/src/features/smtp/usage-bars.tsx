'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import type { SendingLayer } from '@/api/types';

const PERIODS = ['hour', 'day'] as const;
const WARN_AT = 0.8;

/** How much of a limit is used, in this hour and today: the words say it, the bar shows it. */
export function UsageBars({ layer }: { layer: SendingLayer }) {
  const t = useTranslations('containment.usage');
  return (
    <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      {PERIODS.map((period) => {
        const used = layer.used[period];
        const limit = layer.limit[period];
        const share = limit === 0 ? 1 : used / limit;
        const words = t('of', { used, limit });
        return (
          <div key={period} className="min-w-0">
            <div className="flex items-baseline justify-between gap-2 text-sm">
              <span className="text-ink-3">{t(period)}</span>
              <span
                className={clsx('figures', share >= 1 ? 'font-medium text-bad' : share >= WARN_AT && 'font-medium text-warn')}
              >
                {words}
              </span>
            </div>
            <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-hover">
              <div
                className={clsx('h-full rounded-full', share >= 1 ? 'bg-bad' : share >= WARN_AT ? 'bg-warn' : 'bg-accent')}
                style={{ width: `${Math.min(100, share * 100)}%` }}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}
