'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState, useSyncExternalStore } from 'react';

const STEPS: readonly [limitSeconds: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [60, 'second', 1],
  [3600, 'minute', 60],
  [86_400, 'hour', 3600],
  [2_592_000, 'day', 86_400],
  [31_536_000, 'month', 2_592_000],
  [Number.POSITIVE_INFINITY, 'year', 31_536_000],
];

function relativeTime(at: Date, now: Date, locale: string): string {
  const elapsed = Math.round((at.getTime() - now.getTime()) / 1000);
  const size = Math.abs(elapsed);
  const [, unit, seconds] = STEPS.find(([limit]) => size < limit) ?? STEPS[0] ?? [60, 'second', 1];
  // In Spanish a short month is "m", which reads as minutes.
  const style = { numeric: 'auto', style: unit === 'month' ? 'long' : 'short' } as const;
  // "ahora" rather than a counter that ticks under the reader's eye.
  if (size < 10) return new Intl.RelativeTimeFormat(locale, style).format(0, 'second');
  return new Intl.RelativeTimeFormat(locale, style).format(Math.trunc(elapsed / seconds), unit);
}

export const exactTime = (at: Date, locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);

const never = () => () => {};
/** The server knows neither the reader's clock zone nor how he writes dates: the exact instant is for the browser alone. */
const useInBrowser = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

type Props = {
  at: string;
  /** It is still to come: once its time has passed it is due, and did not happen then. */
  ahead?: boolean;
  className?: string;
};

/** "hace 5 min", and the exact instant on hover, on focus and for machines. */
export function RelativeTime({ at, ahead = false, className }: Props) {
  const t = useTranslations('ui');
  const locale = useLocale();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 20_000);
    return () => clearInterval(timer);
  }, []);
  const inBrowser = useInBrowser();
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      title={inBrowser ? exactTime(date, locale) : undefined}
      className={className ?? 'whitespace-nowrap'}
      suppressHydrationWarning
    >
      {ahead && date <= now ? t('due') : relativeTime(date, now, locale)}
    </time>
  );
}

/** The clock time, for steps that follow one another within seconds. */
export function ClockTime({ at, className }: { at: string; className?: string }) {
  const locale = useLocale();
  const date = new Date(at);
  const text = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    // Logs that know whole seconds only must not look more exact than they are.
    ...(date.getMilliseconds() > 0 && { fractionalSecondDigits: 3 as const }),
    hourCycle: 'h23',
  }).format(date);
  return (
    <time
      dateTime={at}
      title={exactTime(date, locale)}
      className={className ?? 'figures whitespace-nowrap'}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}
