'use client';

import { useSyncExternalStore } from 'react';

const EVENT = 'relevo:columns';
const subscribe = (listener: () => void) => {
  window.addEventListener(EVENT, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(EVENT, listener);
    window.removeEventListener('storage', listener);
  };
};

/** Which columns of a table this browser leaves out; it remembers. */
export function useHiddenColumns(table: string): { hidden: ReadonlySet<string>; toggle: (column: string) => void } {
  const key = `relevo.columns.${table}`;
  const stored = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => '',
  );
  const hidden = new Set(stored.split(',').filter(Boolean));
  return {
    hidden,
    toggle: (column) => {
      const next = hidden.has(column) ? [...hidden].filter((one) => one !== column) : [...hidden, column];
      try {
        localStorage.setItem(key, next.join(','));
      } catch {
        // A browser that keeps nothing shows all columns again the next time.
      }
      window.dispatchEvent(new Event(EVENT));
    },
  };
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}
