'use client';

import type { ReactNode } from 'react';
import type { Column } from './data-table';

type Props<R> = {
  /** What a screen reader says over the column; a checkbox for all of them may stand there instead. */
  header: ReactNode;
  label: (row: R) => string;
  chosen: (row: R) => boolean;
  onToggle: (row: R) => void;
  className?: string;
};

/** The first column of a table whose rows can be chosen. */
export const selectColumn = <R,>({ header, label, chosen, onToggle, className }: Props<R>): Column<R> => ({
  id: 'select',
  control: true,
  header,
  cell: (row) => (
    <input
      type="checkbox"
      aria-label={label(row)}
      checked={chosen(row)}
      onChange={() => onToggle(row)}
      className="size-4 accent-accent"
    />
  ),
  className: className ?? 'w-8 max-sm:!w-auto',
});
