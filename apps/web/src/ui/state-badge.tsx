import clsx from 'clsx';
import {
  CircleCheck,
  CircleDashed,
  CirclePause,
  CircleX,
  Clock3,
  Hand,
  Info,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'warn' | 'bad' | 'plain' | 'blue' | 'violet';

const TONES: Record<Tone, string> = {
  good: 'text-good bg-good-soft',
  warn: 'text-warn bg-warn-soft',
  bad: 'text-bad bg-bad-soft',
  plain: 'text-ink-2 bg-hover',
  blue: 'text-blue bg-blue-soft',
  violet: 'text-violet bg-violet-soft',
};
const MARKS: Record<Tone, LucideIcon> = {
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleX,
  plain: Info,
  blue: Info,
  violet: Info,
};

type BadgeProps = { tone: Tone; mark?: LucideIcon; children: ReactNode; title?: string; className?: string };

/** A word and a mark; the colour repeats what they say and is never alone. */
export function Badge({ tone, mark, children, title, className }: BadgeProps) {
  const Mark = mark ?? MARKS[tone];
  return (
    <span
      title={title}
      className={clsx(
        'inline-flex w-fit items-center gap-1 rounded-full py-0.5 pr-2 pl-1.5 text-xs font-medium whitespace-nowrap',
        TONES[tone],
        className,
      )}
    >
      <Mark className="size-3.5 shrink-0" aria-hidden />
      {children}
    </span>
  );
}

/** The state words of the whole product: each has one tone and one mark everywhere. */
const STATES = {
  active: { tone: 'good', mark: CircleCheck },
  saved: { tone: 'plain', mark: CircleDashed },
  pending: { tone: 'plain', mark: Clock3 },
  suspended: { tone: 'warn', mark: CirclePause },
  held: { tone: 'warn', mark: Hand },
  refused: { tone: 'warn', mark: CircleX },
  error: { tone: 'bad', mark: CircleX },
} as const satisfies Record<string, { tone: Tone; mark: LucideIcon }>;

export type StateWord = keyof typeof STATES;

export function StateBadge({ state, children }: { state: StateWord; children: ReactNode }) {
  const { tone, mark } = STATES[state];
  return (
    <Badge tone={tone} mark={mark}>
      {children}
    </Badge>
  );
}
