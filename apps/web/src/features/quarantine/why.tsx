'use client';

import { useTranslations } from 'next-intl';
import type { Quarantined } from '@/api/types';
import { Badge } from '@/ui/state-badge';
import { reasonsOf } from './reasons';

/** The score, and what made it in words that a person can judge. */
export function Why({ row }: { row: Quarantined }) {
  const t = useTranslations('quarantine');
  const reasons = reasonsOf(row.symbols);
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {row.score !== null && <span className="figures text-sm text-ink-2">{t('points', { n: row.score })}</span>}
      {reasons.slice(0, 3).map((reason) => (
        <Badge key={reason} tone="plain" title={row.symbols.join(', ')}>
          {t(`reasons.${reason}`)}
        </Badge>
      ))}
      {row.wish && <Badge tone="blue">{t('acting')}</Badge>}
    </span>
  );
}
