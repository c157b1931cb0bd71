'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Search, filters and order live in the address: a list can be sent, reloaded and gone back to. */
export function useListParams<K extends string>() {
  const params = useSearchParams();
  const get = useCallback((key: K) => params.get(key) ?? '', [params]);
  const set = useCallback((changes: Partial<Record<K, string>>) => {
    const next = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries<string | undefined>(changes)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    const query = next.toString();
    window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname);
  }, []);
  return { get, set };
}
