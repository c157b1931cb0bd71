'use client';

import { CircleHelp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';

/** The question mark beside an item: two or three sentences, the same ones as in the manual. */
export function Help({ about, children }: { about: string; children: ReactNode }) {
  const t = useTranslations('ui');
  return (
    <DialogTrigger>
      <Button
        aria-label={t('helpAbout', { about })}
        className="grid size-6 shrink-0 place-items-center rounded-full text-ink-3 transition-colors hover:bg-hover hover:text-ink"
      >
        <CircleHelp className="size-4" aria-hidden />
      </Button>
      <Popover
        placement="bottom start"
        offset={6}
        className="max-w-80 rounded-panel border border-line bg-raised p-4 text-sm text-ink-2 shadow-[var(--shadow-float)]"
      >
        <Dialog aria-label={about} className="flex flex-col gap-2 outline-none">
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
