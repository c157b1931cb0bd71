import clsx from 'clsx';

export type MeterTone = 'plain' | 'warn' | 'bad';
const BAR: Record<MeterTone, string> = { plain: 'bg-accent', warn: 'bg-warn', bad: 'bg-bad' };
const WORDS: Record<MeterTone, string> = { plain: '', warn: 'font-medium text-warn', bad: 'font-medium text-bad' };

/** For the words beside a meter: they say what the bar shows. */
export const meterWords = (tone: MeterTone): string => clsx('figures', WORDS[tone]);

/** How much of something is used. `share`: 0 to 1 and beyond. */
export function Meter({ share, tone, className }: { share: number; tone: MeterTone; className?: string }) {
  return (
    <div aria-hidden className={clsx('h-1.5 overflow-hidden rounded-full bg-hover', className)}>
      <div className={clsx('h-full rounded-full', BAR[tone])} style={{ width: `${Math.min(100, share * 100)}%` }} />
    </div>
  );
}
