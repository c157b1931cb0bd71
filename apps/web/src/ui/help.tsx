'use client';

import { CircleHelp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';

const load = () => import('./help-popover');
const HelpPopover = lazy(load);

/** The question mark beside an item: two or three sentences, the same ones as in the manual. */
export function Help({ about, children }: { about: string; children: ReactNode }) {
  const t = useTranslations('ui');
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-label={t('helpAbout', { about })}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        className="relative z-10 grid size-6 shrink-0 place-items-center rounded-full text-ink-3 transition-colors hover:bg-hover hover:text-ink"
      >
        <CircleHelp className="size-4" aria-hidden />
      </button>
      {open && (
        <Suspense>
          <HelpPopover trigger={trigger} about={about} onClose={() => setOpen(false)}>
            {children}
          </HelpPopover>
        </Suspense>
      )}
    </>
  );
}
