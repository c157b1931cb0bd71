'use client';

import { ArrowRightLeft, History } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { PairDetail } from '@/api/types';
import { LiveMark } from '@/features/changes/live-mark';
import { useSwitchoverColumns } from '@/features/continuity/switchover-history';
import { SwitchoverSteps } from '@/features/continuity/switchover-steps';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Checkbox, SelectField, TextField } from '@/ui/field';
import { Page } from '@/ui/page';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { useDuration } from '@/ui/use-duration';
import { CertificatePanel } from './certificate-panel';
import { capacityOf, NodePanel } from './node-panel';
import { OverridesForm } from './overrides-form';
import { usePair, usePairSwitchovers, useStartPairSwitchover } from './queries';

export function PairPage({ id }: { id: string }) {
  const t = useTranslations('console.fleet');
  const pair = usePair(id);
  const back = { href: '/console/fleet', label: t('title') };
  if (!pair.data) {
    return (
      <Page title={t('title')} back={back}>
        <Panel>
          {pair.error ? <LoadError error={pair.error} onRetry={() => void pair.refetch()} /> : <SkeletonLines lines={8} />}
        </Panel>
      </Page>
    );
  }
  return (
    <Page
      title={pair.data.name}
      back={back}
      purpose={`${t('tenants', { n: pair.data.tenants })} · ${t('capacity', capacityOf(pair.data))}`}
      actions={
        <>
          <LiveMark />
          <SwitchPair pair={pair.data} />
        </>
      }
    >
      <RunningSwitchover id={id} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {pair.data.nodes.map((node) => (
          <NodePanel key={node.id} node={node} />
        ))}
      </div>
      <CertificatePanel pair={pair.data} />
      <OverridesForm pair={pair.data} onReload={async () => (await pair.refetch()).data} />
      <PairHistory id={id} />
    </Page>
  );
}

function RunningSwitchover({ id }: { id: string }) {
  const history = usePairSwitchovers(id);
  const newest = history.data?.pages[0]?.items[0];
  return newest?.state === 'running' ? <SwitchoverSteps switchover={newest} /> : null;
}

function PairHistory({ id }: { id: string }) {
  const t = useTranslations('console.fleet');
  const continuity = useTranslations('continuity');
  const history = usePairSwitchovers(id);
  const columns = useSwitchoverColumns();
  return (
    <Panel title={t('history')} flush>
      <DataTable
        {...paged(history)}
        label={t('history')}
        columns={columns}
        rowKey={(row) => row.id}
        skeletonRows={2}
        empty={<EmptyState icon={History} title={continuity('historyEmpty')} />}
      />
    </Panel>
  );
}

function SwitchPair({ pair }: { pair: PairDetail }) {
  const t = useTranslations('console.fleet');
  const duration = useDuration();
  const continuity = useTranslations('continuity');
  const mayOperate = useMay('fleet:operate');
  const start = useStartPairSwitchover(pair.id);
  const [asking, setAsking] = useState(false);
  const [to, setTo] = useState<'standby' | 'primary'>(pair.onStandby > 0 ? 'primary' : 'standby');
  const [reason, setReason] = useState('');
  const [despite, setDespite] = useState(false);
  const target = pair.nodes.find((node) => node.role === to);
  if (!mayOperate) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <ArrowRightLeft aria-hidden />
        {t('switchTitle')}
      </Button>
      <ConsequenceDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`${t('switchTitle')}: ${pair.name}`}
        consequences={[
          t('tenants', { n: pair.tenants }),
          continuity('confirm.moves', { node: target?.name ?? to }),
          continuity('confirm.sessions'),
          target?.replication ? `${t('lag')}: ${duration(target.replication.lagMs)}` : continuity('confirm.mail'),
        ]}
        act={continuity(`switchTo.${to}`)}
        danger={to === 'standby'}
        busy={start.isPending}
        error={start.error}
        onConfirm={() => start.mutate({ to, reason, despite }, { onSuccess: () => setAsking(false) })}
      >
        <div className="flex flex-col gap-4">
          <SelectField
            label={continuity('columns.to')}
            value={to}
            options={[
              { value: 'standby', label: continuity('role.standby') },
              { value: 'primary', label: continuity('role.primary') },
            ]}
            onValue={setTo}
          />
          <TextField
            label={continuity('confirm.reason')}
            minLength={3}
            required
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Checkbox
            label={continuity('confirm.despite')}
            checked={despite}
            onChange={(event) => setDespite(event.target.checked)}
          />
        </div>
      </ConsequenceDialog>
    </>
  );
}
