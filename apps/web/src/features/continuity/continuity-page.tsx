'use client';

import { ArrowRightLeft, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { isProblem } from '@/api/problem';
import type { Continuity, Switchover } from '@/api/types';
import { LiveMark } from '@/features/changes/live-mark';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { Copyable } from '@/ui/copy-button';
import { Checkbox, TextField } from '@/ui/field';
import { Page } from '@/ui/page';
import { FactList, Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { NodeReadinessPanel } from './node-readiness';
import { useContinuity, useStartSwitchover, useSwitchovers } from './queries';
import { SwitchoverHistory } from './switchover-history';
import { SwitchoverSteps } from './switchover-steps';

export function ContinuityPage() {
  const t = useTranslations('continuity');
  const continuity = useContinuity();
  const history = useSwitchovers();
  const newest = history.data?.pages[0]?.items[0];
  if (!continuity.data) {
    return (
      <Page title={t('title')} purpose={t('purpose')}>
        <Panel>
          {continuity.error ? (
            <LoadError error={continuity.error} onRetry={() => void continuity.refetch()} />
          ) : (
            <SkeletonLines lines={10} />
          )}
        </Panel>
      </Page>
    );
  }
  const { serving, nodes, hosts, ttlSeconds, running } = continuity.data;
  // The latest stays in view for a while after it ended; older ones are in the history.
  const shown = running ?? (newest && isRecent(newest) ? newest : undefined);
  return (
    <Page
      title={t('title')}
      purpose={t('purpose')}
      actions={
        <>
          <LiveMark />
          <SwitchButton continuity={continuity.data} />
        </>
      }
    >
      <section className="flex items-center gap-3 rounded-panel border border-line bg-panel px-4 py-4 sm:px-5" aria-live="polite">
        <ShieldCheck className="size-6 shrink-0 text-accent" aria-hidden />
        <div>
          <p className="text-lg font-semibold">{t(serving === 'primary' ? 'servingPrimary' : 'servingStandby')}</p>
          <p className="text-ink-2">{t(serving === 'primary' ? 'servingPrimaryText' : 'servingStandbyText')}</p>
        </div>
      </section>
      {shown && <SwitchoverSteps switchover={shown} />}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        {nodes.map((node) => (
          <NodeReadinessPanel key={node.node} node={node} />
        ))}
      </div>
      <Panel title={t('namesTitle')} note={t('ttl', { n: ttlSeconds })}>
        <FactList
          facts={[
            { label: t('names.mail'), value: <Copyable text={hosts.mail} /> },
            { label: t('names.mx'), value: <Copyable text={hosts.mx} /> },
            { label: t('names.standby'), value: <Copyable text={hosts.standby} /> },
          ]}
        />
      </Panel>
      <SwitchoverHistory />
    </Page>
  );
}

const SHOWN_MS = 30 * 60_000;
const isRecent = ({ finishedAt }: Switchover) => finishedAt !== null && Date.now() - Date.parse(finishedAt) < SHOWN_MS;

function SwitchButton({ continuity }: { continuity: Continuity }) {
  const t = useTranslations('continuity');
  const mayStart = useMay('switchover:start');
  const start = useStartSwitchover();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [despite, setDespite] = useState(false);
  const to = continuity.serving === 'primary' ? 'standby' : 'primary';
  const target = continuity.nodes.find((node) => node.role === to);
  const notReady = target?.level === 'not_ready' || isProblem(start.error, 'switchover.not_ready');
  if (!mayStart) return null;
  return (
    <>
      <Button look="primary" disabled={continuity.running !== null} onClick={() => setAsking(true)}>
        <ArrowRightLeft aria-hidden />
        {t(`switchTo.${to}`)}
      </Button>
      <ConsequenceDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t(`confirm.title.${to}`)}
        consequences={[
          t('confirm.moves', { node: target?.node ?? to }),
          t('confirm.sessions'),
          t('confirm.mail'),
          t('confirm.undo'),
        ]}
        act={t(`switchTo.${to}`)}
        busy={start.isPending}
        error={start.error}
        onConfirm={() =>
          start.mutate(
            { to, reason, despite },
            {
              onSuccess: () => {
                setAsking(false);
                setReason('');
                setDespite(false);
              },
            },
          )
        }
      >
        <div className="flex flex-col gap-4">
          <TextField
            label={t('confirm.reason')}
            hint={t('confirm.reasonHint')}
            minLength={3}
            maxLength={500}
            required
            autoFocus
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {notReady && (
            <Checkbox
              label={t('confirm.despite')}
              hint={t('confirm.notReady')}
              checked={despite}
              onChange={(event) => setDespite(event.target.checked)}
            />
          )}
        </div>
      </ConsequenceDialog>
    </>
  );
}
