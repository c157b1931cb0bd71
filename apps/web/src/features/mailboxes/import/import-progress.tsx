'use client';

import { CircleCheck, Download, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ImportView } from '@/api/types';
import { Button, ButtonLink } from '@/ui/button';
import { Figure, Panel } from '@/ui/panel';
import { LoadError, ProblemNote } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { StateBadge } from '@/ui/state-badge';
import { downloadCsv } from './csv-preview';
import { useImport, useImportLinks } from './queries';

export function ImportProgress({ id, linkKey, onAgain }: { id: string; linkKey: string; onAgain: () => void }) {
  const run = useImport(id);
  if (!run.data) {
    return (
      <Panel>
        {run.error ? <LoadError error={run.error} onRetry={() => void run.refetch()} /> : <SkeletonLines lines={4} />}
      </Panel>
    );
  }
  return (
    <>
      <Summary run={run.data} onAgain={onAgain} />
      {run.data.state === 'done' && run.data.created > 0 && <Links id={id} linkKey={linkKey} />}
      {run.data.rejected.length > 0 && <Rejected rows={run.data.rejected} />}
    </>
  );
}

function Summary({ run, onAgain }: { run: ImportView; onAgain: () => void }) {
  const t = useTranslations('mailboxes');
  const changes = useTranslations('changes');
  const ui = useTranslations('ui');
  const done = run.created + run.rejected.length;
  const share = run.total === 0 ? 100 : Math.min(100, (done / run.total) * 100);
  const running = run.state === 'running';
  return (
    <Panel>
      <div className="flex flex-col gap-5" aria-live="polite">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {running && <LoaderCircle className="size-5 animate-spin text-accent" aria-hidden />}
          {run.state === 'done' && <CircleCheck className="size-5 text-good" aria-hidden />}
          {run.state === 'failed' && <TriangleAlert className="size-5 text-bad" aria-hidden />}
          <h2 className="text-lg font-semibold">
            {running ? t('import.running') : run.state === 'done' ? t('import.doneTitle') : t('import.failedTitle')}
          </h2>
          {run.created > 0 &&
            (run.active ? (
              <StateBadge state="active">{changes('active')}</StateBadge>
            ) : (
              <StateBadge state="saved">{changes('saved')}</StateBadge>
            ))}
        </div>
        <div>
          <div
            role="progressbar"
            aria-label={t('import.running')}
            aria-valuemin={0}
            aria-valuemax={run.total}
            aria-valuenow={done}
            className="h-1.5 overflow-hidden rounded-full bg-hover"
          >
            <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${share}%` }} />
          </div>
          <p className="mt-1.5 text-sm text-ink-3 figures">{t('import.progress', { done, total: run.total })}</p>
        </div>
        <div className="flex gap-10">
          <Figure label={t('import.created')} value={ui('count', { n: run.created })} />
          <Figure label={t('import.rejected')} value={ui('count', { n: run.rejected.length })} />
        </div>
        {!running && (
          <div className="flex flex-wrap gap-2">
            <ButtonLink href="/mailboxes" look="primary">
              {t('title')}
            </ButtonLink>
            <Button onClick={onAgain}>{t('import.again')}</Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

function Links({ id, linkKey }: { id: string; linkKey: string }) {
  const t = useTranslations('mailboxes.import');
  const links = useImportLinks(id);
  return (
    <Panel title={t('linksTitle')} note={t('linksNote')}>
      <ProblemNote error={links.error} className="mb-3" />
      <Button
        busy={links.isPending}
        onClick={() =>
          links.mutate(linkKey, {
            onSuccess: (rows) =>
              downloadCsv('enlaces.csv', [['address', 'url'], ...rows.map((row) => [row.address, row.url] as const)]),
          })
        }
      >
        <Download aria-hidden />
        {t('downloadLinks')}
      </Button>
    </Panel>
  );
}

const SHOWN = 200;

function Rejected({ rows }: { rows: ImportView['rejected'] }) {
  const t = useTranslations('mailboxes.import');
  const ui = useTranslations('ui');
  return (
    <Panel
      title={t('rejectedTitle')}
      note={t('rejectedNote')}
      flush
      actions={
        <Button
          size="small"
          onClick={() =>
            downloadCsv('rechazadas.csv', [
              [t('row'), 'address', t('reason')],
              ...rows.map((row) => [row.line, row.address, row.message] as const),
            ])
          }
        >
          <Download aria-hidden />
          {t('downloadRejected')}
        </Button>
      }
    >
      <table className="w-full text-left">
        <thead className="text-xs text-ink-3">
          <tr className="border-b border-line">
            <th scope="col" className="w-16 py-2 pl-4 text-right font-medium sm:pl-5">
              {t('row')}
            </th>
            <th scope="col" className="px-4 py-2 font-medium">
              {t('content')}
            </th>
            <th scope="col" className="py-2 pr-4 font-medium sm:pr-5">
              {t('reason')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row) => (
            <tr key={row.line} className="border-b border-line last:border-b-0">
              <td className="py-1.5 pl-4 text-right figures sm:pl-5">{row.line}</td>
              <td className="px-4 py-1.5 break-all">{row.address || '—'}</td>
              <td className="py-1.5 pr-4 text-ink-2 sm:pr-5">{row.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN && (
        <p className="border-t border-line px-5 py-2 text-sm text-ink-3 figures">+ {ui('count', { n: rows.length - SHOWN })}</p>
      )}
    </Panel>
  );
}
