'use client';

import { useState } from 'react';

/**
 * What a form holds between what was read and what is saved. News of the thing itself is taken over while nothing was
 * typed; once something was, the draft stays on the version it began with, and saving tells whether somebody came before.
 */
export function useDraft<T extends { version: number }, D>(current: T, draftOf: (thing: T) => D) {
  const [base, setBase] = useState(current);
  const [draft, setDraft] = useState(() => draftOf(current));
  const dirty = JSON.stringify(draft) !== JSON.stringify(draftOf(base));
  const adopt = (thing: T) => {
    setBase(thing);
    setDraft(draftOf(thing));
  };
  if (!dirty && current.version !== base.version) adopt(current);
  return { version: base.version, draft, dirty, change: (part: Partial<D>) => setDraft({ ...draft, ...part }), adopt };
}
