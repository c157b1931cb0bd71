'use client';

import clsx from 'clsx';
import { useId, useState } from 'react';

export type Bar = {
  key: string;
  /** Under the plot, where there is room. */
  label: string;
  /** What a screen reader and the pointer are told. */
  title: string;
  value: number;
  /** The usual day behind it. */
  before: number;
};

type Props = {
  label: string;
  bars: readonly Bar[];
  selected?: string | undefined;
  onSelect: (key: string) => void;
  legend: readonly [string, string];
};

const WIDTH = 1000;
const HEIGHT = 200;

/** A bar for each span of time, and as a line behind it what it was before. Each bar is a button: what stands behind it opens. */
export function BarPlot({ label, bars, selected, onSelect, legend }: Props) {
  const clip = useId();
  const [near, setNear] = useState<string | null>(null);
  const top = niceTop(Math.max(1, ...bars.flatMap((bar) => [bar.value, bar.before])));
  const step = WIDTH / Math.max(1, bars.length);
  const width = Math.min(56, Math.max(2, step * 0.66));
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT;
  const every = Math.ceil(bars.length / 8);
  const shown = bars.find((bar) => bar.key === (near ?? selected));
  return (
    <figure className="flex flex-col gap-2" aria-label={label}>
      <figcaption className="flex min-h-5 flex-wrap items-center justify-between gap-x-4 text-sm text-ink-3">
        <span className="text-ink-2 figures">{shown?.title ?? ' '}</span>
        <span className="flex gap-4" aria-hidden>
          <span className="flex items-center gap-1.5">
            <span className="h-3 w-2.5 rounded-sm bg-accent" /> {legend[0]}
          </span>
          <span className="flex items-center gap-1.5">
            <span className="w-4 border-t-2 border-dashed border-ink-3" /> {legend[1]}
          </span>
        </span>
      </figcaption>
      <div className="relative pl-10">
        {[1, 0.5, 0].map((share) => (
          <span
            key={share}
            className="absolute left-0 w-8 -translate-y-1/2 text-right text-xs text-ink-3 figures"
            style={{ top: `${(1 - share) * 100}%` }}
            aria-hidden
          >
            {share * top >= 1 || share === 0 ? Math.round(share * top).toLocaleString() : ''}
          </span>
        ))}
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="block h-44 w-full overflow-visible sm:h-52"
          role="presentation"
        >
          <clipPath id={clip}>
            <rect width={WIDTH} height={HEIGHT} />
          </clipPath>
          {[0, 0.5, 1].map((share) => (
            <line
              key={share}
              x1="0"
              x2={WIDTH}
              y1={share * HEIGHT}
              y2={share * HEIGHT}
              className="stroke-line"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          <g clipPath={`url(#${clip})`}>
            {bars.map((bar, i) => (
              <rect
                key={bar.key}
                x={i * step + (step - width) / 2}
                y={y(bar.value)}
                width={width}
                height={Math.max(0, HEIGHT - y(bar.value))}
                className={clsx(
                  bar.key === (near ?? selected) ? 'fill-accent-hover' : 'fill-accent',
                  selected && bar.key !== selected && 'opacity-45',
                )}
              />
            ))}
          </g>
          <polyline
            points={bars.map((bar, i) => `${i * step + step / 2},${y(bar.before)}`).join(' ')}
            className="fill-none stroke-ink-3"
            strokeWidth="1.5"
            strokeDasharray="5 4"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <div className="absolute inset-0 left-10 flex">
          {bars.map((bar) => (
            <button
              key={bar.key}
              type="button"
              aria-label={bar.title}
              aria-pressed={bar.key === selected}
              onClick={() => onSelect(bar.key)}
              onPointerEnter={() => setNear(bar.key)}
              onPointerLeave={() => setNear(null)}
              onFocus={() => setNear(bar.key)}
              onBlur={() => setNear(null)}
              className="min-w-0 flex-1 rounded-sm focus-visible:outline-2 focus-visible:outline-accent"
            />
          ))}
        </div>
      </div>
      <div className="flex pl-10 text-xs text-ink-3" aria-hidden>
        {bars.map((bar, i) => (
          <span key={bar.key} className="relative h-4 min-w-0 flex-1">
            {i % every === 0 && <span className="absolute left-1/2 -translate-x-1/2 whitespace-nowrap">{bar.label}</span>}
          </span>
        ))}
      </div>
    </figure>
  );
}

/** The next of 1, 2, 5 × 10ⁿ. */
function niceTop(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((n) => n * size >= value) ?? 10) * size;
}
