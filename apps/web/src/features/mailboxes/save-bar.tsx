'use client';

import { useTranslations } from 'next-intl';
import { isProblem } from '@/api/problem';
import { Button } from '@/ui/button';
import { ProblemNote } from '@/ui/problem-note';

type Props = { label: string; busy: boolean; dirty: boolean; error: unknown; onReload: () => void | Promise<void> };

/** Saving, and what to do when somebody else saved first: nothing is overwritten without being seen. */
export function SaveBar({ label, busy, dirty, error, onReload }: Props) {
  const ui = useTranslations('ui');
  const conflict = isProblem(error, 'version.conflict');
  return (
    <div className="flex flex-col gap-3">
      {conflict ? (
        <div
          role="alert"
          className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-warn-soft px-3 py-2 text-warn"
        >
          <span>{ui('versionConflict')}</span>
          <Button size="small" onClick={() => void onReload()}>
            {ui('loadCurrent')}
          </Button>
        </div>
      ) : (
        <ProblemNote error={error} />
      )}
      <div>
        <Button type="submit" look="primary" busy={busy} disabled={!dirty}>
          {label}
        </Button>
      </div>
    </div>
  );
}
