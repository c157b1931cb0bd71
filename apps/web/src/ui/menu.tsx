'use client';

import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

export type MenuEntry = { id: string; label: string; icon?: LucideIcon; danger?: boolean; onAction: () => void };

export function Menu({
  label,
  trigger,
  className,
  entries,
}: {
  label: string;
  trigger: ReactNode;
  className?: string;
  entries: readonly MenuEntry[];
}) {
  return (
    <MenuTrigger>
      <Button aria-label={label} className={className}>
        {trigger}
      </Button>
      <Popover
        placement="bottom end"
        offset={6}
        className="min-w-48 rounded-panel border border-line bg-raised p-1 shadow-[var(--shadow-float)]"
      >
        <AriaMenu className="outline-none" onAction={(key) => entries.find((entry) => entry.id === key)?.onAction()}>
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
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
