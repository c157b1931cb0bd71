'use client';

import { CircleCheck, CircleX } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { FleetNode, Pair } from '@/api/types';
import { FactList, Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { Badge, type Tone } from '@/ui/state-badge';
import { useDuration } from '@/ui/use-duration';
import { NodeActs } from './node-acts';

const TONES: Record<FleetNode['state'], Tone> = { online: 'good', offline: 'bad', not_enrolled: 'plain', revoked: 'warn' };

export function NodeBadge({ node }: { node: FleetNode }) {
  const t = useTranslations('console.fleet');
  return <Badge tone={TONES[node.state]}>{t(`state.${node.state}`)}</Badge>;
}

const gigabytes = (bytes: number, locale: string) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 1 }).format(bytes / 1e9);

export function NodePanel({ node }: { node: FleetNode }) {
  const t = useTranslations('console.fleet');
  const duration = useDuration();
  const role = useTranslations('continuity.role');
  const locale = useLocale();
  return (
    <Panel
      title={
        <span className="flex items-center gap-2">
          {node.name} <span className="font-normal text-ink-3">{role(node.role)}</span>
        </span>
      }
      note={`${node.host} · ${node.address}`}
      actions={
        <span className="flex gap-1.5">
          {node.fenced && <Badge tone="warn">{t('fenced')}</Badge>}
          <NodeBadge node={node} />
        </span>
      }
    >
      {node.configError && (
        <div role="alert" className="mb-4 rounded-control bg-bad-soft p-3">
          <p className="font-medium text-bad">{t('configRefused')}</p>
          <p className="text-sm text-ink-2">{t('configRefusedNote', { node: node.name })}</p>
          <pre className="mt-2 max-h-56 overflow-auto font-mono text-xs break-words whitespace-pre-wrap">{node.configError}</pre>
        </div>
      )}
      <FactList
        facts={[
          {
            label: t('revision'),
            value: (
              <span className="figures">
                {t('revisionOf', { own: node.revision, head: node.head })}
                {node.revision < node.head && <span className="ml-2 text-warn">−{node.head - node.revision}</span>}
              </span>
            ),
          },
          {
            label: t('lag'),
            value: node.replication ? (
              <span className="figures">
                {duration(node.replication.lagMs)} · {t('dirty', { n: node.replication.dirty })}
              </span>
            ) : (
              '—'
            ),
          },
          { label: t('queue'), value: node.queue ? <span className="figures">{t('queueText', node.queue)}</span> : '—' },
          {
            label: t('disk'),
            value: node.disk
              ? t('diskText', { used: gigabytes(node.disk.usedBytes, locale), total: gigabytes(node.disk.totalBytes, locale) })
              : '—',
          },
          {
            label: t('services'),
            value: (
              <span className="flex flex-wrap gap-x-3 gap-y-0.5">
                {node.services.map((service) => (
                  <span key={service.name} title={service.error ?? undefined} className="inline-flex items-center gap-1">
                    {service.ok ? (
                      <CircleCheck className="size-3.5 text-good" aria-label="ok" />
                    ) : (
                      <CircleX className="size-3.5 text-bad" aria-label={service.error ?? 'error'} />
                    )}
                    {service.name}
                  </span>
                ))}
              </span>
            ),
          },
          {
            label: t('versions'),
            value: Object.entries(node.versions)
              .map(([name, version]) => `${name} ${version}`)
              .join(' · '),
          },
          { label: t('bulkAddress'), value: node.bulkAddress ?? '—' },
          { label: t('agent'), value: node.agentVersion ?? '—' },
          { label: t('keySince'), value: node.keySince ? <RelativeTime at={node.keySince} /> : '—' },
          { label: t('seen'), value: node.lastSeenAt ? <RelativeTime at={node.lastSeenAt} /> : '—' },
        ]}
      />
      <NodeActs node={node} />
    </Panel>
  );
}

export const capacityOf = ({ mailboxes, promised, capacity }: Pair) => ({ mailboxes, promised, capacity });
