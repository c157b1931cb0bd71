'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import type { DialogBodyProps } from './dialog-body';

// What opens only on a click is fetched by then: the first load of a page carries none of the overlays.
const DialogBody = lazy(() => import('./dialog-body'));

export function Dialog({ open, ...body }: DialogBodyProps & { open: boolean }) {
  if (!open) return null;
  return (
    // The shade answers the click at once, whatever the line is like.
    <Suspense fallback={<div className="fixed inset-0 z-50 bg-black/45" />}>
      <DialogBody {...body} />
    </Suspense>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}
