'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import type { DialogBodyProps } from './dialog-body';

// What opens only on a click is fetched by then: the first load of a page carries none of the overlays.
const DialogBody = lazy(() => import('./dialog-body'));

export function Dialog({ open, ...body }: DialogBodyProps & { open: boolean }) {
  if (!open) return null;
  return (
    <Suspense>
      <DialogBody {...body} />
    </Suspense>
  );
}

export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}
