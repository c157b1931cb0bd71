'use client';

import { type FocusEvent, type PointerEvent, useState } from 'react';

type Kept<R> = { list: string; rows: readonly R[] };

/**
 * A list that moves by itself stands still while a pointer or the keyboard is in it, so that nobody presses what has just taken
 * another's place. What stays is brought up to date; what came meanwhile is counted, and shown when asked for or when the list
 * is left. `list` names which list it is: another one is shown at once. It is null while the rows are still another list's.
 */
export function useSteadyRows<R extends { id: string }>(list: string | null, rows: readonly R[] | undefined) {
  const [over, setOver] = useState(false);
  const [focused, setFocused] = useState(false);
  const [kept, setKept] = useState<Kept<R> | null>(null);
  const still = (over || focused) && list !== null && kept?.list === list && kept.rows.length > 0;
  if (rows && list !== null && !still && (kept?.rows !== rows || kept.list !== list)) setKept({ list, rows });
  const within = {
    // A finger is not over a list before it presses.
    onPointerEnter: (event: PointerEvent) => setOver(event.pointerType !== 'touch'),
    onPointerLeave: () => setOver(false),
    onFocus: (event: FocusEvent) => setFocused(event.target.matches(':focus-visible')),
    onBlur: () => setFocused(false),
  };
  if (!rows || !still) return { shown: rows, waiting: 0, within, show: () => {} };
  const now = new Map(rows.map((row) => [row.id, row]));
  const here = new Set(kept.rows.map((row) => row.id));
  return {
    shown: kept.rows.map((row) => now.get(row.id) ?? row),
    waiting: rows.filter((row) => !here.has(row.id)).length,
    within,
    show: () => setKept({ list, rows }),
  };
}
