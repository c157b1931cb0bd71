'use client';

import { Download, RefreshCw } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { HostCertificate, PairDetail } from '@/api/types';
import { useMay } from '@/features/session/session';
import { Button, buttonClass } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { SelectField } from '@/ui/field';
import { Help } from '@/ui/help';
import { FactList, Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { Badge } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { useAskCertificate, usePairCertificate } from './queries';

/** The certificate of a pair: what it should be, and what each port of its nodes shows. */
export function CertificatePanel({ pair }: { pair: PairDetail }) {
  const t = useTranslations('console.certificate');
  const found = usePairCertificate(pair.id);
  const mayOperate = useMay('fleet:operate');
  const data = found.data;
  return (
    <Panel
      title={
        <>
          {t('title')}
          <Help about={t('title')}>
            <p>{t('help')}</p>
          </Help>
        </>
      }
      note={t('note')}
      actions={mayOperate && data && <Ask pair={pair} current={data} />}
    >
      {found.error && !data ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <SkeletonLines lines={4} />
      ) : (
        <div className="flex flex-col gap-5">
          {data.error && (
            <div role="alert" className="rounded-control bg-bad-soft p-3">
              <p className="font-medium text-bad">{t('failed')}</p>
              <p className="text-sm break-words text-ink-2">{data.error}</p>
              {data.nextAttemptAt && (
                <p className="text-sm text-ink-2">
                  {t('nextAttempt')} <RelativeTime at={data.nextAttemptAt} ahead />
                </p>
              )}
            </div>
          )}
          {data.certificate ? (
            <Facts certificate={data.certificate} running={data.running} />
          ) : (
            <p className="text-ink-3">{t('none')}</p>
          )}
          <Served pair={pair} current={data} />
        </div>
      )}
    </Panel>
  );
}

function Facts({ certificate, running }: { certificate: NonNullable<HostCertificate['certificate']>; running: boolean }) {
  const t = useTranslations('console.certificate');
  const format = useFormatter();
  const day = (at: string) => (
    <>
      {format.dateTime(new Date(at), { dateStyle: 'long' })} <span className="text-ink-3">·</span> <RelativeTime at={at} />
    </>
  );
  return (
    <FactList
      facts={[
        {
          label: t('source'),
          value: (
            <span className="flex flex-wrap items-center gap-2">
              {t(`sources.${certificate.source}`)}
              {running && <Badge tone="plain">{t('running')}</Badge>}
              {certificate.source === 'local' && (
                <a href="/v1/console/local-authority" download className={buttonClass('secondary', 'small')}>
                  <Download aria-hidden />
                  {t('authorityFile')}
                </a>
              )}
            </span>
          ),
        },
        { label: t('issuer'), value: certificate.issuer },
        { label: t('names'), value: <span className="font-mono text-sm break-words">{certificate.names.join('  ')}</span> },
        { label: t('ends'), value: day(certificate.notAfter) },
        { label: t('renews'), value: day(certificate.renewAt) },
        { label: t('serial'), value: <span className="font-mono text-sm break-all">{certificate.serial}</span> },
      ]}
    />
  );
}

/** As each node sees it when it connects to itself; the figure beside it says whether that is the one it should be. */
function Served({ pair, current }: { pair: PairDetail; current: HostCertificate }) {
  const t = useTranslations('console.certificate');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {pair.nodes.map((node) => (
        <div key={node.id} className="min-w-0">
          <h3 className="mb-1 font-medium">{t('servedBy', { node: node.name })}</h3>
          {node.certificates.length === 0 ? (
            <p className="text-sm text-ink-3">{t('notTold')}</p>
          ) : (
            <ul className="flex flex-col gap-1">
              {node.certificates.map((one) => (
                <li key={one.port} className="flex flex-wrap items-center gap-x-2 text-sm">
                  <span className="w-9 text-ink-3 figures">{one.port}</span>
                  {one.notAfter ? (
                    <>
                      <Badge tone={one.serial === current.certificate?.serial ? 'good' : 'warn'}>
                        {one.serial === current.certificate?.serial ? t('same') : t('other')}
                      </Badge>
                      <span className="text-ink-2">
                        {t('until')} <RelativeTime at={one.notAfter} />
                      </span>
                    </>
                  ) : (
                    <Badge tone="bad">{one.error ?? t('notTold')}</Badge>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  );
}

const SOURCES = ['local', 'acme'] as const;

function Ask({ pair, current }: { pair: PairDetail; current: HostCertificate }) {
  const t = useTranslations('console.certificate');
  const say = useToasts();
  const ask = useAskCertificate(pair.id);
  const [asking, setAsking] = useState(false);
  const [source, setSource] = useState(current.source);
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        <RefreshCw aria-hidden />
        {t('renew')}
      </Button>
      <ConsequenceDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('renewTitle', { pair: pair.name })}
        consequences={[t('renewOpen'), t('renewBoth'), ...(source === 'local' ? [t('renewLocal')] : [])]}
        act={t('renew')}
        busy={ask.isPending}
        error={ask.error}
        onConfirm={() =>
          ask.mutate(
            { source },
            {
              onSuccess: () => {
                setAsking(false);
                say.done(t('asked'));
              },
            },
          )
        }
      >
        {current.acmeAvailable ? (
          <SelectField
            label={t('from')}
            value={source}
            options={SOURCES.map((value) => ({ value, label: t(`sources.${value}`) }))}
            onValue={setSource}
          />
        ) : (
          <p className="text-sm text-ink-3">{t('noAcme')}</p>
        )}
      </ConsequenceDialog>
    </>
  );
}
