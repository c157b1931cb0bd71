'use client';

import { useTranslations } from 'next-intl';
import type { Change } from '@/api/types';
import { StateBadge } from '@/ui/state-badge';
import { useDuration } from '@/ui/use-duration';
import { useRecentChanges } from './queries';

/** From "guardado (aún no activo)" to "activo en mx1, mx2 (42 ms)". */
export function ChangeBadge({ change }: { change: Change }) {
  const t = useTranslations('changes');
  const duration = useDuration();
  const refused = change.receipts.find((receipt) => receipt.outcome && receipt.outcome !== 'applied');
  if (refused) return <StateBadge state="error">{t('refusedOn', { node: refused.node })}</StateBadge>;
  const reached = change.receipts.filter((receipt) => receipt.outcome === 'applied');
  if (change.active) {
    const times = reached.flatMap((receipt) => receipt.afterMs ?? []);
    return (
      <StateBadge state="active">
        {times.length > 0
          ? t('activeOnIn', { nodes: names(reached), time: duration(Math.max(...times)) })
          : t('activeOn', { nodes: names(reached) })}
      </StateBadge>
    );
  }
  if (reached.length > 0) return <StateBadge state="saved">{t('partlyActive', { nodes: names(reached) })}</StateBadge>;
  return <StateBadge state="saved">{t('saved')}</StateBadge>;
}

/** The same for a revision that the API named: in full while it is among the latest, afterwards just whether it is in force. */
export function RevisionBadge({ revision, effective = false }: { revision: number; effective?: boolean }) {
  const recent = useRecentChanges();
  const change = recent.data?.items.find((item) => item.revision === revision);
  if (change) return <ChangeBadge change={change} />;
  return <EffectiveBadge effective={effective} />;
}

/** For rows that know only whether every server runs their latest change. */
export function EffectiveBadge({ effective }: { effective: boolean }) {
  const t = useTranslations('changes');
  return effective ? <StateBadge state="active">{t('active')}</StateBadge> : <StateBadge state="saved">{t('saved')}</StateBadge>;
}

const names = (receipts: Change['receipts']) => receipts.map((receipt) => receipt.node).join(', ');
