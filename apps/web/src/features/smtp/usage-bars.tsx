'use client';

import { useTranslations } from 'next-intl';
import type { SendingLayer } from '@/api/types';
import { Meter, meterWords } from '@/ui/meter';

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
        const tone = share >= 1 ? 'bad' : share >= WARN_AT ? 'warn' : 'plain';
        return (
          <div key={period} className="min-w-0">
            <div className="flex items-baseline justify-between gap-2 text-sm">
              <span className="text-ink-3">{t(period)}</span>
              <span className={meterWords(tone)}>{t('of', { used, limit })}</span>
            </div>
            <Meter share={share} tone={tone} className="mt-1" />
          </div>
        );
      })}
    </div>
  );
}
