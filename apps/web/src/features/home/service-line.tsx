'use client';

import clsx from 'clsx';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Overview } from '@/api/types';
import { Link } from '@/i18n/navigation';
import { RelativeTime } from '@/ui/relative-time';
import { Skeleton } from '@/ui/skeleton';
import { StateBadge } from '@/ui/state-badge';

type Verdict = { sentence: 'allWell' | 'onStandby' | 'primaryAway' | 'standbyAway' | 'bothAway'; good: boolean };

function verdictOf(overview: Overview): Verdict {
  const online = (role: 'primary' | 'standby') => overview.nodes.find((node) => node.role === role)?.online ?? false;
  if (!online('primary') && !online('standby')) return { sentence: 'bothAway', good: false };
  if (overview.serving === 'standby') return { sentence: 'onStandby', good: online('standby') };
  if (!online('primary')) return { sentence: 'primaryAway', good: false };
  if (!online('standby')) return { sentence: 'standbyAway', good: false };
  return { sentence: 'allWell', good: true };
}

/** Is my mail all right now? One sentence, and the two servers behind it. */
export function ServiceLine({ overview }: { overview: Overview | undefined }) {
  const t = useTranslations('home');
  if (!overview) return <Skeleton className="h-[4.625rem] !rounded-panel max-sm:h-36" />;
  const { sentence, good } = verdictOf(overview);
  const Mark = good ? CircleCheck : TriangleAlert;
  return (
    <section
      aria-live="polite"
      className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 rounded-panel border border-line bg-panel px-4 py-4 sm:px-5"
    >
      <p className="flex items-center gap-2.5 text-lg font-semibold">
        <Mark className={clsx('size-5 shrink-0', good ? 'text-good' : 'text-warn')} aria-hidden />
        {t(sentence)}
      </p>
      <ul className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {overview.nodes.map((node) => (
          <li key={node.name} className="flex items-center gap-2">
            <span>
              <span className="font-medium">{node.name}</span>{' '}
              <span className="text-sm text-ink-3">{t(`role.${node.role}`)}</span>
            </span>
            {!node.online ? (
              <StateBadge state="error">
                {t('away')}
                {node.lastSeenAt && (
                  <>
                    {' · '}
                    <RelativeTime at={node.lastSeenAt} />
                  </>
                )}
              </StateBadge>
            ) : !node.upToDate ? (
              <StateBadge state="saved">{t('behind')}</StateBadge>
            ) : (
              <StateBadge state="active">{node.role === overview.serving ? t('serving') : t('ready')}</StateBadge>
            )}
          </li>
        ))}
        <li>
          <Link href="/continuity" className="text-sm font-medium text-accent hover:underline">
            {t('seeContinuity')}
          </Link>
        </li>
      </ul>
    </section>
  );
}
