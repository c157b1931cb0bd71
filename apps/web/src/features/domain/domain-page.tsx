'use client';

import { RefreshCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { DomainDetail } from '@/api/types';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { Copyable } from '@/ui/copy-button';
import { ChoiceCards, SelectField } from '@/ui/field';
import { Help } from '@/ui/help';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError, ProblemNote } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { Badge } from '@/ui/state-badge';
import { useListParams } from '@/ui/use-list-params';
import { AddDomain } from './add-domain';
import { codeKey } from './codes';
import { ProofPanel } from './proof-panel';
import { useCheckDomain, useDomain, useDomains, useUpdateDomain } from './queries';
import { RecordRow } from './record-row';
import { RemoveDomain } from './remove-domain';
import { RoutesPanel } from './routes-panel';

const PURPOSES = ['mx', 'spf', 'dkim', 'dmarc', 'client', 'srv'] as const;

export function DomainPage() {
  const t = useTranslations('domain');
  const { get, set } = useListParams<'domain'>();
  const domains = useDomains();
  const chosen = domains.data?.find((domain) => domain.id === get('domain')) ?? domains.data?.[0];
  const detail = useDomain(chosen?.id);
  const failed = domains.error ?? detail.error;
  if (!detail.data) {
    return (
      <Page title={t('title')} purpose={t('purpose')}>
        <Panel>
          {failed ? <LoadError error={failed} onRetry={() => void domains.refetch()} /> : <SkeletonLines lines={10} />}
        </Panel>
      </Page>
    );
  }
  return (
    <DomainView
      domain={detail.data}
      acts={
        <>
          {domains.data && domains.data.length > 1 && (
            <RemoveDomain key={detail.data.id} domain={detail.data} onRemoved={() => set({ domain: '' })} />
          )}
          <AddDomain onAdded={(id) => set({ domain: id })} />
        </>
      }
    >
      {domains.data && domains.data.length > 1 && (
        <SelectField
          label={t('whichDomain')}
          value={detail.data.id}
          options={domains.data.map((domain) => ({
            value: domain.id,
            label: domain.aliasOf
              ? t('aliasOption', { name: domain.displayName, main: domain.aliasOf.name })
              : domain.displayName,
          }))}
          onValue={(id) => set({ domain: id })}
          className="max-w-80"
        />
      )}
    </DomainView>
  );
}

type ViewProps = { domain: DomainDetail; acts: React.ReactNode; children: React.ReactNode };

function DomainView({ domain, acts, children }: ViewProps) {
  const t = useTranslations('domain');
  const check = useCheckDomain(domain.id);
  const complete = domain.score && domain.score.right === domain.score.required;
  return (
    <Page
      title={domain.displayName}
      purpose={t('purpose')}
      state={domain.score && <Badge tone={complete ? 'good' : 'warn'}>{complete ? t('allRight') : t('someMissing')}</Badge>}
      actions={
        <>
          {acts}
          <Button look="primary" busy={check.isPending} onClick={() => check.mutate()}>
            <RefreshCw aria-hidden />
            {t('check')}
          </Button>
        </>
      }
    >
      {children}
      <ProblemNote error={check.error} />
      <p className="flex flex-wrap gap-x-4 text-ink-2" aria-live="polite">
        {domain.score && <span className="figures">{t('score', domain.score)}</span>}
        <span className="text-ink-3">
          {domain.lastCheckAt
            ? t.rich('checked', { when: () => <RelativeTime at={domain.lastCheckAt ?? ''} /> })
            : t('neverChecked')}
        </span>
      </p>
      <ProofPanel domain={domain} />
      {domain.aliasOf ? (
        <p className="text-ink-2">{t('aliasText', { name: domain.displayName, main: domain.aliasOf.name })}</p>
      ) : (
        <RoutesPanel key={`${domain.id} ${domain.version}`} domain={domain} />
      )}
      <ModePanel key={domain.version} domain={domain} />
      {domain.extras.length > 0 && (
        <Panel title={t('extrasTitle')} note={t('extrasNote')}>
          <ul className="flex flex-col gap-2">
            {domain.extras.map((extra) => (
              <li key={`${extra.name}${extra.value}`} className="flex flex-col gap-0.5">
                <code className="font-mono text-sm break-all">
                  {extra.name} {extra.type} {extra.value}
                </code>
                <span className="text-sm text-ink-2">{t(`codes.${codeKey(extra.code)}`)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('recordsTitle')} note={t('recordsNote')} flush>
        {PURPOSES.map((purpose) => {
          const records = domain.records.filter((record) => record.purpose === purpose);
          if (records.length === 0) return null;
          return (
            <section key={purpose} className="border-t border-line">
              <h3 className="flex items-center gap-1 px-4 pt-3 text-sm font-semibold sm:px-5">
                {t(`purposes.${purpose}`)}
                <Help about={t(`purposes.${purpose}`)}>
                  <p>{t(`purposeHelp.${purpose}`)}</p>
                </Help>
                {records.every((record) => !record.required) && <span className="font-normal text-ink-3">{t('optional')}</span>}
              </h3>
              <ul className="pt-0.5 pb-2">
                {records.map((record) => (
                  <RecordRow key={record.id} record={record} />
                ))}
              </ul>
            </section>
          );
        })}
      </Panel>
      <Panel title={t('switchTitle')}>
        <ul className="flex list-disc flex-col gap-1 pl-4 text-ink-2 marker:text-ink-3">
          <li>{t('switchTtl')}</li>
          <li>{t('switchKeep')}</li>
        </ul>
      </Panel>
    </Page>
  );
}

function ModePanel({ domain }: { domain: DomainDetail }) {
  const t = useTranslations('domain');
  const ui = useTranslations('ui');
  const mayUpdate = useMay('domain:update');
  const update = useUpdateDomain(domain.id);
  const [wanted, setWanted] = useState<DomainDetail['dnsMode'] | null>(null);
  const modes = ['ours', 'outside'] as const;
  return (
    <Panel
      title={
        <>
          {t('modeTitle')}
          <Help about={t('modeTitle')}>
            <p>{t('modeHelp')}</p>
          </Help>
        </>
      }
    >
      <ChoiceCards
        legend={t('modeTitle')}
        legendHidden
        name="dns-mode"
        disabled={!mayUpdate}
        value={domain.dnsMode}
        columns="sm:grid-cols-2"
        options={modes.map((mode) => ({ value: mode, label: t(`mode.${mode}`), hint: t(`modeHint.${mode}`) }))}
        onValue={setWanted}
      />
      {domain.dnsMode === 'ours' && (
        <div className="mt-4">
          <p className="text-sm font-medium">{t('nameServersTitle')}</p>
          <p className="text-sm text-ink-3">{t('nameServersText')}</p>
          <ul className="mt-1">
            {domain.nameServers.map((server) => (
              <li key={server}>
                <Copyable text={server} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <ConsequenceDialog
        open={wanted !== null}
        onClose={() => setWanted(null)}
        title={t('modeConfirmTitle')}
        consequences={[t(`modeConfirm.${wanted ?? 'ours'}`), t('modeConfirm.undo')]}
        act={ui('save')}
        busy={update.isPending}
        error={update.error}
        onConfirm={() =>
          wanted && update.mutate({ version: domain.version, dnsMode: wanted }, { onSuccess: () => setWanted(null) })
        }
      />
    </Panel>
  );
}
