'use client';

import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import type { MenuEntry } from './menu-popover';

export type { MenuEntry } from './menu-popover';

const load = () => import('./menu-popover');
const MenuPopover = lazy(load);

type Props = { label: string; trigger: ReactNode; className?: string; entries: readonly MenuEntry[] };

export function Menu({ label, trigger, className, entries }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        className={className}
      >
        {trigger}
      </button>
      {open && (
        <Suspense>
          <MenuPopover trigger={button} label={label} entries={entries} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
