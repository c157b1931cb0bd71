'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldError } from '@/api/problem';
import type { Retention, RetentionRun } from '@/api/types';
import { MailboxTabs } from '@/features/mailboxes/mailbox-tabs';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { Checkbox, TextField } from '@/ui/field';
import { Page } from '@/ui/page';
import { FactList, Panel } from '@/ui/panel';
import { LoadError, ProblemNote } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { Skeleton } from '@/ui/skeleton';
import { Badge } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { usePreviewRetention, useRetention, useRetentionRuns, useUpdateRetention } from './queries';
import { RunMailboxes, RunSum, RunsTable } from './runs';

const DAY_MS = 86_400_000;

export function RetentionPage() {
  const boxes = useTranslations('mailboxes');
  const t = useTranslations('retention');
  const retention = useRetention();
  return (
    <Page title={boxes('title')} purpose={t('purpose')}>
      <MailboxTabs />
      {retention.error && !retention.data && <LoadError error={retention.error} onRetry={() => void retention.refetch()} />}
      {!retention.data && !retention.error && <Skeleton className="h-64" />}
      {retention.data && <Loaded retention={retention.data} />}
    </Page>
  );
}

function Loaded({ retention }: { retention: Retention }) {
  const t = useTranslations('retention');
  const runs = useRetentionRuns();
  const all = runs.data?.pages.flatMap((page) => page.items);
  const [shown, setShown] = useState<string | null>(null);
  const run = all?.find((one) => one.id === shown) ?? all?.[0];
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <Settings key={retention.version} retention={retention} runs={all ?? []} onLook={() => setShown(null)} />
        <Panel title={t('who')}>
          <FactList
            facts={[
              { label: t('following', { days: retention.clientDays }), value: retention.counts.following },
              { label: t('own'), value: retention.counts.own },
              { label: t('keepAll'), value: retention.counts.keepAll },
            ]}
          />
        </Panel>
      </div>
      <div className="flex min-w-0 flex-col gap-5">
        {run && (
          <Panel title={run.dry ? t('look') : t('clearing')} note={<RelativeTime at={run.createdAt} />} flush>
            <RunSum run={run} />
            <RunMailboxes run={run} />
          </Panel>
        )}
        <Panel title={t('runs')} note={t('runsNote')} flush>
          <RunsTable runs={runs} all={all} onShow={setShown} />
        </Panel>
      </div>
    </div>
  );
}

type SettingsProps = { retention: Retention; runs: readonly RetentionRun[]; onLook: () => void };

function Settings({ retention, runs, onLook }: SettingsProps) {
  const t = useTranslations('retention');
  const say = useToasts();
  const may = useMay('mailbox:delete');
  const preview = usePreviewRetention();
  const update = useUpdateRetention();
  const [days, setDays] = useState(retention.clientDays);
  const [unfetched, setUnfetched] = useState(retention.unfetched);
  const [asking, setAsking] = useState(false);
  const [now] = useState(Date.now);
  const wish = { clientDays: days, unfetched };
  const changed = days !== retention.clientDays || unfetched !== retention.unfetched;
  const look = runs.find(
    (run) =>
      run.dry &&
      run.clientDays === days &&
      run.unfetched === unfetched &&
      (run.state === 'running' || (run.state === 'done' && now - Date.parse(run.finishedAt ?? '') < DAY_MS)),
  );
  const looking = preview.isPending || look?.state === 'running';
  const save = (enabled: boolean) =>
    update.mutate(
      { ...wish, enabled, version: retention.version },
      {
        onSuccess: () => {
          setAsking(false);
          say.done(enabled ? t('isOn') : t('isOff'));
        },
      },
    );
  return (
    <Panel
      title={t('settings')}
      actions={<Badge tone={retention.enabled ? 'good' : 'plain'}>{retention.enabled ? t('on') : t('off')}</Badge>}
    >
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          onLook();
          preview.mutate(wish);
        }}
      >
        <TextField
          label={t('days')}
          hint={t('daysHint')}
          error={fieldError(preview.error, 'clientDays')}
          type="number"
          inputMode="numeric"
          min={1}
          max={3650}
          required
          disabled={!may}
          value={Number.isNaN(days) ? '' : days}
          onChange={(event) => setDays(event.target.valueAsNumber)}
        />
        <Checkbox
          label={t('unfetched')}
          hint={t('unfetchedHint')}
          disabled={!may}
          checked={unfetched}
          onChange={(event) => setUnfetched(event.target.checked)}
        />
        {retention.nextRunAt && (
          <p className="text-sm text-ink-2">
            {t('next')} <RelativeTime at={retention.nextRunAt} />
          </p>
        )}
        <ProblemNote error={preview.error ?? (asking ? null : update.error)} />
        {may && (
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look={look ? 'secondary' : 'primary'} busy={looking}>
              {t('preview')}
            </Button>
            {(!retention.enabled || changed) && (
              <Button
                look={look?.state === 'done' ? 'primary' : 'secondary'}
                disabled={look?.state !== 'done'}
                onClick={() => setAsking(true)}
              >
                {retention.enabled ? t('save') : t('turnOn')}
              </Button>
            )}
            {retention.enabled && (
              <Button look="quiet" busy={update.isPending} onClick={() => save(false)}>
                {t('turnOff')}
              </Button>
            )}
          </div>
        )}
        {may && !look && <p className="text-sm text-ink-3">{t('lookFirst')}</p>}
      </form>
      <ConsequenceDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('confirmTitle')}
        consequences={[
          t('confirmWhat', { days, messages: look?.messages ?? 0 }),
          unfetched ? t('confirmUnfetched') : t('confirmFetched', { n: look?.waiting ?? 0 }),
          t('confirmLost'),
        ]}
        act={retention.enabled ? t('save') : t('turnOn')}
        danger
        busy={update.isPending}
        error={update.error}
        onConfirm={() => save(true)}
      />
    </Panel>
  );
}
