'use client';

import { useTranslations } from 'next-intl';
import { isProblem } from '@/api/problem';
import { Button } from '@/ui/button';
import { ProblemNote } from '@/ui/problem-note';

type Props<T> = {
  label: string;
  save: { isPending: boolean; error: unknown; reset: () => void };
  dirty: boolean;
  /** What stands there now, for the form to begin from. */
  read: () => Promise<T | null | undefined>;
  adopt: (current: T) => void;
};

/** Saving, and what to do when somebody else saved first: nothing is overwritten without being seen. */
export function SaveBar<T>({ label, save, dirty, read, adopt }: Props<T>) {
  const ui = useTranslations('ui');
  const conflict = isProblem(save.error, 'version.conflict');
  const reload = async () => {
    save.reset();
    const current = await read();
    if (current) adopt(current);
  };
  return (
    <div className="flex flex-col gap-3">
      {conflict ? (
        <div
          role="alert"
          className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-warn-soft px-3 py-2 text-warn"
        >
          <span>{ui('versionConflict')}</span>
          <Button size="small" onClick={() => void reload()}>
            {ui('loadCurrent')}
          </Button>
        </div>
      ) : (
        <ProblemNote error={save.error} />
      )}
      <div>
        <Button type="submit" look="primary" busy={save.isPending} disabled={!dirty}>
          {label}
        </Button>
      </div>
    </div>
  );
}
