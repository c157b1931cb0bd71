'use client';

import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Link, usePathname } from '@/i18n/navigation';

/** Tabs that are addresses: they can be sent, opened in a new window and gone back from. */
export function TabLinks({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { href: string; query?: string; label: ReactNode }[];
}) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-5">
        {tabs.map((tab) => {
          const current = pathname === tab.href;
          return (
            <li key={tab.href} ref={current ? showInRow : undefined}>
              <Link
                href={`${tab.href}${tab.query ?? ''}`}
                aria-current={current ? 'page' : undefined}
                className={clsx(
                  '-mb-px block border-b-2 py-2 whitespace-nowrap -outline-offset-2',
                  current ? 'border-accent font-medium text-ink' : 'border-transparent text-ink-2 hover:text-ink',
                )}
              >
                {tab.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** On a phone there are more tabs than fit: the one where one is must be among those that show. */
function showInRow(item: HTMLLIElement | null): void {
  const row = item?.closest('nav');
  if (!item || !row) return;
  const [whole, own] = [row.getBoundingClientRect(), item.getBoundingClientRect()];
  if (own.left < whole.left || own.right > whole.right) row.scrollLeft += own.left - whole.left - (whole.width - own.width) / 2;
}
