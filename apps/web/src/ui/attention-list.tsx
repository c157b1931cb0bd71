import { ChevronRight, CircleCheck, TriangleAlert } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Link } from '@/i18n/navigation';

export type Attention = { text: string; href: ComponentProps<typeof Link>['href'] };

/** What somebody has to look at, each with the way there, or that there is nothing. */
export function AttentionList({ items, none }: { items: readonly Attention[]; none: string }) {
  if (items.length === 0) {
    return (
      <p className="flex items-center gap-2 text-ink-2">
        <CircleCheck className="size-4 text-good" aria-hidden />
        {none}
      </p>
    );
  }
  return (
    <ul className="-mx-2 -my-1 flex flex-col">
      {items.map((item) => (
        <li key={item.text}>
          <Link href={item.href} className="flex items-center gap-2 rounded-control px-2 py-1.5 hover:bg-hover">
            <TriangleAlert className="size-4 shrink-0 text-warn" aria-hidden />
            <span className="flex-1">{item.text}</span>
            <ChevronRight className="size-4 shrink-0 text-ink-3" aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}
