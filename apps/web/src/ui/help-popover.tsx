'use client';

import type { ReactNode, RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';

type Props = { trigger: RefObject<HTMLButtonElement | null>; about: string; children: ReactNode; onClose: () => void };

export default function HelpPopover({ trigger, about, children, onClose }: Props) {
  return (
    <Popover
      isOpen
      onOpenChange={(open) => !open && onClose()}
      triggerRef={trigger}
      placement="bottom start"
      offset={6}
      className="max-w-80 rounded-panel border border-line bg-raised p-4 text-sm text-ink-2 shadow-[var(--shadow-float)]"
    >
      <Dialog aria-label={about} className="flex flex-col gap-2 outline-none">
        {children}
      </Dialog>
    </Popover>
  );
}
