'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import type { ApiKey } from '@/api/types';
import { useMay } from '@/features/session/session';
import { TeamTabs } from '@/features/team/team-tabs';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { StateBadge, type StateWord } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { useApiKeys, useRevokeApiKey } from './queries';

const NewKeyDialog = lazy(() => import('./new-key-dialog'));
const WORDS: Record<ApiKey['state'], StateWord> = {
  active: 'active',
  expired: 'suspended',
  revoked: 'error',
  orphaned: 'suspended',
};

export function ApiKeysPage() {
  const t = useTranslations('apiKeys');
  const team = useTranslations('team');
  const keys = useApiKeys();
  const mayManage = useMay('apikey:manage');
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const create = mayManage && (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden />
      {t('create')}
    </Button>
  );
  const columns: Column<ApiKey>[] = [
    {
      id: 'name',
      header: t('columns.name'),
      cell: (row) => (
        <>
          <span className="block font-medium break-words">{row.name}</span>
          <span className="font-mono text-sm text-ink-3">{row.hint}…</span>
        </>
      ),
    },
    {
      id: 'may',
      header: t('columns.may'),
      cell: (row) => <span className="block max-w-72 text-sm">{row.permissions.map((one) => t(`may.${one}`)).join(', ')}</span>,
      secondary: true,
    },
    {
      id: 'used',
      header: t('columns.used'),
      cell: (row) =>
        row.lastUsedAt ? (
          <>
            <RelativeTime at={row.lastUsedAt} />
            <span className="block font-mono text-sm text-ink-3">{row.lastUsedFrom}</span>
          </>
        ) : (
          <span className="text-ink-3">{t('never')}</span>
        ),
      secondary: true,
    },
    { id: 'until', header: t('columns.until'), cell: (row) => <RelativeTime at={row.expiresAt} />, secondary: true },
    { id: 'by', header: t('columns.by'), cell: (row) => row.madeBy, secondary: true },
    {
      id: 'state',
      header: t('columns.state'),
      cell: (row) => <StateBadge state={WORDS[row.state]}>{t(`state.${row.state}`)}</StateBadge>,
    },
    {
      id: 'acts',
      header: <span className="sr-only">{t('revoke')}</span>,
      cell: (row) =>
        mayManage && row.state !== 'revoked' ? (
          <Button size="small" onClick={() => setRevoking(row)} aria-label={t('revokeNamed', { name: row.name })}>
            {t('revoke')}
          </Button>
        ) : null,
      className: 'w-px',
    },
  ];
  return (
    <Page title={team('title')} purpose={t('purpose')} actions={create}>
      <TeamTabs />
      <Panel flush>
        <DataTable
          label={t('title')}
          columns={columns}
          rows={keys.data?.items}
          rowKey={(row) => row.id}
          error={keys.error}
          onRetry={() => void keys.refetch()}
          skeletonRows={3}
          empty={
            <EmptyState icon={KeyRound} title={t('empty')} actions={create}>
              {t('emptyNote')}
            </EmptyState>
          }
        />
      </Panel>
      {creating && (
        <Suspense>
          <NewKeyDialog onClose={() => setCreating(false)} />
        </Suspense>
      )}
      {revoking && <Revoke apiKey={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

function Revoke({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations('apiKeys');
  const say = useToasts();
  const revoke = useRevokeApiKey();
  return (
    <ConsequenceDialog
      open
      onClose={onClose}
      title={t('revokeNamed', { name: apiKey.name })}
      consequences={[t('revokeStops'), t('revokeForGood')]}
      act={t('revoke')}
      danger
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() =>
        revoke.mutate(apiKey.id, {
          onSuccess: () => {
            say.done(t('revoked', { name: apiKey.name }));
            onClose();
          },
        })
      }
    />
  );
}
