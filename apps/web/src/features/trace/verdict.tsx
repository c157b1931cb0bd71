'use client';

import { CircleCheck, CircleX, Clock3, CornerUpLeft, type LucideIcon, Split } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { TraceSummary } from '@/api/types';
import { Badge, type Tone } from '@/ui/state-badge';

type Verdict = TraceSummary['verdict'];

const LOOKS: Record<Verdict, { tone: Tone; mark: LucideIcon }> = {
  delivered: { tone: 'good', mark: CircleCheck },
  partly_delivered: { tone: 'warn', mark: Split },
  waiting: { tone: 'warn', mark: Clock3 },
  bounced: { tone: 'bad', mark: CornerUpLeft },
  rejected: { tone: 'bad', mark: CircleX },
  accepted: { tone: 'plain', mark: Clock3 },
};

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('trace.verdict');
  return (
    <Badge tone={LOOKS[verdict].tone} mark={LOOKS[verdict].mark}>
      {t(verdict)}
    </Badge>
  );
}
