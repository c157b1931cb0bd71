'use client';

import { useLocale } from 'next-intl';

/** A stretch of time as short as it reads well: "42 ms", "8,2 s", "1 min 51 s". */
export function useDuration() {
  const locale = useLocale();
  const seconds = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (ms: number): string => {
    if (ms < 1000) return `${Math.round(ms)} ms`;
    if (ms < 60_000) return `${seconds.format(ms / 1000)} s`;
    return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
  };
}
