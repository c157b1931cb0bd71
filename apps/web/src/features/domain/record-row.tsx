'use client';

import { CircleCheck, CircleDashed, CircleHelp, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { DomainDetail } from '@/api/types';
import { Copyable } from '@/ui/copy-button';
import { Badge, type Tone } from '@/ui/state-badge';
import { codeKey } from './codes';

type RecordView = DomainDetail['records'][number];
type State = NonNullable<RecordView['check']>['state'] | 'unchecked';

const LOOKS: Record<State, { tone: Tone; mark: LucideIcon }> = {
  right: { tone: 'good', mark: CircleCheck },
  missing: { tone: 'bad', mark: CircleX },
  different: { tone: 'warn', mark: TriangleAlert },
  extra: { tone: 'warn', mark: TriangleAlert },
  unknown: { tone: 'plain', mark: CircleHelp },
  unchecked: { tone: 'plain', mark: CircleDashed },
};

export function RecordRow({ record }: { record: RecordView }) {
  const t = useTranslations('domain');
  const state: State = record.check?.state ?? 'unchecked';
  // What is only comfort and missing is no fault: it must not look like one.
  const look = state === 'missing' && !record.required ? LOOKS.unchecked : LOOKS[state];
  const key = record.check && codeKey(record.check.code);
  const wrong = record.check && state !== 'right';
  return (
    <li className="grid gap-x-5 gap-y-1 items-baseline px-4 py-1.5 sm:px-5 md:grid-cols-[7rem_3.5rem_minmax(0,1fr)_minmax(0,1.5fr)]">
      <Badge tone={look.tone} mark={look.mark}>
        {t(`state.${state}`)}
      </Badge>
      <Labelled label={t('type')}>
        <span className="font-mono text-sm">{record.type}</span>
      </Labelled>
      <Labelled label={t('name')}>
        <Copyable text={record.name} />
      </Labelled>
      <Labelled label={t('value')}>
        <Copyable text={record.value} />
        {wrong && (
          <div className="pb-1.5 text-sm text-ink-2">
            {key && <p>{t(`codes.${key}`)}</p>}
            {record.check && record.check.found.length > 0 && (
              <p className="mt-0.5">
                <span className="text-ink-3">{t('found')}: </span>
                {record.check.found.map((value) => (
                  <code key={value} className="block font-mono break-all">
                    {value}
                  </code>
                ))}
              </p>
            )}
          </div>
        )}
      </Labelled>
    </li>
  );
}

/** On a phone each value carries its own label; in the wide layout the table's head says it once. */
function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid min-w-0 grid-cols-[4.5rem_minmax(0,1fr)] items-baseline md:block">
      <span className="text-sm text-ink-3 md:sr-only">{label}</span>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
