'use client';

import { useTranslations } from 'next-intl';

/** What an action of the API is called on screen; one that has no words yet is shown as it is rather than hidden. */
export function useActionWords() {
  const t = useTranslations('actions');
  return (action: string): string => {
    const key = action.replaceAll('.', '_') as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key) : action;
  };
}
