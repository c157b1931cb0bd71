'use client';

import type { LucideIcon } from 'lucide-react';
import type { RefObject } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

export type MenuEntry = { id: string; label: string; icon?: LucideIcon; danger?: boolean; onAction: () => void };

type Props = {
  trigger: RefObject<HTMLButtonElement | null>;
  label: string;
  entries: readonly MenuEntry[];
  onClose: () => void;
};

export default function MenuPopover({ trigger, label, entries, onClose }: Props) {
  return (
    <Popover
      isOpen
      onOpenChange={(open) => !open && onClose()}
      triggerRef={trigger}
      placement="bottom end"
      offset={6}
      className="min-w-48 rounded-panel border border-line bg-raised p-1 shadow-[var(--shadow-float)]"
    >
      <Menu
        aria-label={label}
        autoFocus="first"
        className="outline-none"
        onClose={onClose}
        onAction={(key) => entries.find((entry) => entry.id === key)?.onAction()}
      >
        {entries.map(({ id, label: text, icon: Icon, danger }) => (
          <MenuItem
            key={id}
            id={id}
            textValue={text}
            className={`flex cursor-pointer items-center gap-2 rounded-control px-2.5 py-1.5 outline-none data-focused:bg-hover ${danger ? 'text-bad' : ''}`}
          >
            {Icon && <Icon className="size-4 text-ink-3" aria-hidden />}
            {text}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
