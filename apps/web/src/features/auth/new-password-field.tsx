'use client';

import clsx from 'clsx';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { PasswordField } from '@/ui/password-field';

const MIN = 10;
const LEVELS = [0, 1, 2, 3, 4] as const;
const WORDS = ['hopeless', 'easy', 'maybe', 'good', 'great'] as const;
const COLOURS = ['bg-bad', 'bg-bad', 'bg-warn', 'bg-good', 'bg-good'] as const;

type Props = {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** Words that a guesser would try first. */
  own?: readonly string[];
  error?: string | undefined;
  autoFocus?: boolean;
};

/** For a password that is being chosen: how hard it is to guess, in a word and in bars, while one types. */
export function NewPasswordField({ label, value, onValue, own = [], error, autoFocus }: Props) {
  const t = useTranslations('auth.strength');
  const words = own.join(' ');
  const [score, setScore] = useState<(typeof LEVELS)[number] | null>(null);
  useEffect(() => {
    if (value.length < MIN) return setScore(null);
    let stale = false;
    const timer = setTimeout(async () => {
      const { strengthOf } = await import('./strength');
      const found = LEVELS[strengthOf(value, [words])];
      if (!stale) setScore(found ?? null);
    }, 120);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [value, words]);
  return (
    <PasswordField
      label={label}
      value={value}
      onChange={(event) => onValue(event.target.value)}
      autoComplete="new-password"
      minLength={MIN}
      maxLength={200}
      required
      autoFocus={autoFocus}
      error={error}
      hint={
        <span className="flex flex-col gap-1.5">
          <span className="grid grid-cols-5 gap-1" aria-hidden>
            {LEVELS.map((level) => (
              <span
                key={level}
                className={clsx('h-1 rounded-full', score !== null && level <= score ? COLOURS[score] : 'bg-line')}
              />
            ))}
          </span>
          <span aria-live="polite">{score === null ? t('short', { min: MIN }) : t(`level.${WORDS[score]}`)}</span>
        </span>
      }
    />
  );
}
