'use client';

import { useTranslations } from 'next-intl';
import type { DomainDetail } from '@/api/types';
import { Copyable } from '@/ui/copy-button';
import { FactList, Panel } from '@/ui/panel';
import { Badge } from '@/ui/state-badge';

/** What to publish so that we believe that the domain is theirs; gone once it was seen. */
export function ProofPanel({ domain }: { domain: DomainDetail }) {
  const t = useTranslations('domain.proof');
  const record = useTranslations('domain');
  if (!domain.proof) return null;
  return (
    <Panel
      title={
        <>
          {t('title')} <Badge tone="warn">{t('waiting')}</Badge>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-ink-2">{t('text')}</p>
        <FactList
          facts={[
            { label: record('type'), value: <span className="font-mono text-sm">TXT</span> },
            { label: record('name'), value: <Copyable text={domain.proof.name} /> },
            { label: record('value'), value: <Copyable text={domain.proof.value} /> },
          ]}
        />
        <p className="text-sm text-ink-3">{domain.lastCheckAt ? t('notSeen') : t('next')}</p>
      </div>
    </Panel>
  );
}
