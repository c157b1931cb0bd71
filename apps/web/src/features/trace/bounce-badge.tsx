'use client';

import { CircleHelp, Globe, Inbox, type LucideIcon, ShieldAlert, UserX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/ui/state-badge';

/** The five groups in which bounces are told apart everywhere: each its colour, its mark and its words. */
const CLASSES = {
  invalid_address: { tone: 'bad', mark: UserX },
  mailbox_full: { tone: 'warn', mark: Inbox },
  spam: { tone: 'violet', mark: ShieldAlert },
  dns_or_domain: { tone: 'blue', mark: Globe },
  unknown: { tone: 'plain', mark: CircleHelp },
} as const satisfies Record<string, { tone: Tone; mark: LucideIcon }>;

type BounceClass = keyof typeof CLASSES;
const isClass = (name: string): name is BounceClass => name in CLASSES;

export function BounceBadge({ name }: { name: string }) {
  const t = useTranslations('trace.bounceClass');
  const known = isClass(name) ? name : 'unknown';
  return (
    <Badge tone={CLASSES[known].tone} mark={CLASSES[known].mark}>
      {t(known)}
    </Badge>
  );
}
