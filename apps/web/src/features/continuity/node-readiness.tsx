'use client';

import clsx from 'clsx';
import { CircleCheck, CircleX, type LucideIcon, RadioTower, TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { NodeReadiness } from '@/api/types';
import { Help } from '@/ui/help';
import { Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { Badge, type Tone } from '@/ui/state-badge';
import { useDuration } from '@/ui/use-duration';

type Check = NodeReadiness['checks'][number];

const LEVELS: Record<NodeReadiness['level'], Tone> = { ready: 'good', at_risk: 'warn', not_ready: 'bad' };
const MARKS: Record<Check['state'], { icon: LucideIcon; tone: string }> = {
  ok: { icon: CircleCheck, tone: 'text-good' },
  warn: { icon: TriangleAlert, tone: 'text-warn' },
  fail: { icon: CircleX, tone: 'text-bad' },
};

export function NodeReadinessPanel({ node }: { node: NodeReadiness }) {
  const t = useTranslations('continuity');
  return (
    <Panel
      title={
        <span className="flex flex-wrap items-center gap-2">
          {node.node}
          <span className="font-normal text-ink-3">{t(`role.${node.role}`)}</span>
        </span>
      }
      note={
        <>
          {node.host} · {node.address}
        </>
      }
      actions={
        <span className="flex gap-1.5">
          {node.serving && (
            <Badge tone="plain" mark={RadioTower}>
              {t('serves')}
            </Badge>
          )}
          <Badge tone={LEVELS[node.level]}>{t(`level.${node.level}`)}</Badge>
        </span>
      }
    >
      <ul className="flex flex-col gap-1">
        {node.checks.map((check) => (
          <CheckLine key={check.id} check={check} lastSeenAt={node.lastSeenAt} />
        ))}
      </ul>
    </Panel>
  );
}

function CheckLine({ check, lastSeenAt }: { check: Check; lastSeenAt: string | null }) {
  const t = useTranslations('continuity');
  const name = check.name[useLocale()];
  const duration = useDuration();
  const { icon: Icon, tone } = MARKS[check.state];
  return (
    <li className="flex min-h-7 items-center gap-2">
      <Icon className={clsx('size-4 shrink-0', tone)} aria-label={t(`checkState.${check.state}`)} />
      <span className="flex items-center gap-0.5">
        {name}
        <Help about={name}>
          <p>{t(`checkHelp.${check.id}`)}</p>
        </Help>
      </span>
      <span className="ml-auto min-w-0 truncate text-right text-ink-2 figures">
        {check.id === 'contact' && lastSeenAt ? <RelativeTime at={lastSeenAt} /> : measureOf(check, duration)}
      </span>
    </li>
  );
}

function measureOf(check: Check, duration: (ms: number) => string): string {
  if (check.value === null) return '';
  if (typeof check.value === 'string') return check.value;
  if (check.id === 'lag') return duration(check.value);
  if (check.id === 'disk') return `${Math.round(check.value <= 1 ? check.value * 100 : check.value)} %`;
  return String(check.value);
}
