'use client';

import { ChevronLeft, ChevronRight, ChevronsLeft, ChevronsRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';

type TurnProps = {
  newer: string | null;
  older: string | null;
  busy: boolean;
  onTurn: (to: { older: string } | { newer: string }) => void;
};

/** Page by page, and to either end at once: nobody reads fifty thousand rows, but what is stuck the longest stands last. */
export function Turn({ newer, older, busy, onTurn }: TurnProps) {
  const t = useTranslations('queue.turn');
  const pages = [
    ['newest', ChevronsLeft, newer && { newer: '' }],
    ['newer', ChevronLeft, newer && { newer }],
    ['older', ChevronRight, older && { older }],
    ['oldest', ChevronsRight, older && { newer: 'oldest' }],
  ] as const;
  return (
    <nav aria-label={t('label')} className="flex flex-wrap justify-center gap-2 border-t border-line p-3">
      {pages.map(([name, Icon, to]) => (
        <Button key={name} size="small" disabled={!to || busy} onClick={() => to && onTurn(to)}>
          <Icon aria-hidden />
          {t(name)}
        </Button>
      ))}
    </nav>
  );
}
