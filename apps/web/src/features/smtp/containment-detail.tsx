'use client';

import { CircleCheck, CirclePlay, Trash2 } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import type { ContainmentDetail as Detail, QueueAct } from '@/api/types';
import { LiveMark } from '@/features/changes/live-mark';
import { PasswordPanel } from '@/features/mailboxes/password-panel';
import { useMailbox } from '@/features/mailboxes/queries';
import { useMay } from '@/features/session/session';
import { BounceBadge } from '@/features/trace/bounce-badge';
import { Link } from '@/i18n/navigation';
import { BarPlot } from '@/ui/bar-plot';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { Page } from '@/ui/page';
import { Figure, Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { Badge, StateBadge } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { useContainment, useLift } from './containment-queries';
import { QueueActDialog } from './queue-act-dialog';
import { useQueueRefresh } from './queue-queries';

/** Through a containment in four steps: look, decide on what waits, change the password, let mail leave again. */
export function ContainmentDetail({ id }: { id: string }) {
  const t = useTranslations('containment');
  const { mutate: ask } = useQueueRefresh();
  // What is held since the nodes' last listing, they tell when they are asked.
  useEffect(() => ask(), [ask]);
  const found = useContainment(id);
  const back = { href: '/smtp/containment', label: t('title') };
  const data = found.data;
  if (!data) {
    return (
      <Page title={t('one')} back={back}>
        <Panel>
          {found.error ? <LoadError error={found.error} onRetry={() => void found.refetch()} /> : <SkeletonLines lines={8} />}
        </Panel>
      </Page>
    );
  }
  return (
    <Page
      title={data.address}
      back={back}
      purpose={t(`ruleLong.${data.rule}`, { seen: data.seen, from: data.from })}
      state={
        data.liftedAt ? (
          <StateBadge state="active">{t('liftedBy', { who: data.liftedBy ?? '' })}</StateBadge>
        ) : (
          <StateBadge state="held">{t('held')}</StateBadge>
        )
      }
      actions={<LiveMark />}
    >
      <Look data={data} />
      {!data.liftedAt && (
        <>
          <Waiting data={data} />
          <Password data={data} />
          <Lift data={data} />
        </>
      )}
    </Page>
  );
}

function Step({ n, title, done, children }: { n: number; title: string; done?: boolean | undefined; children: ReactNode }) {
  const t = useTranslations('containment');
  return (
    <Panel
      title={
        <>
          <span
            className="mr-1.5 grid size-6 place-items-center rounded-full bg-accent-soft text-sm text-accent figures"
            aria-hidden
          >
            {n}
          </span>
          {title}
          {done && (
            <Badge tone="good" mark={CircleCheck} className="ml-2">
              {t('stepDone')}
            </Badge>
          )}
        </>
      }
    >
      {children}
    </Panel>
  );
}

function Look({ data }: { data: Detail }) {
  const t = useTranslations('containment');
  const format = useFormatter();
  const [hour, setHour] = useState<string>();
  const bars = data.hours.map((one) => {
    const label = format.dateTime(new Date(one.hour), { hour: '2-digit', minute: '2-digit' });
    return {
      key: one.hour,
      label,
      title: t('plotBar', { hour: label, recipients: one.recipients, strangers: one.strangers }),
      value: one.recipients,
      before: one.strangers,
    };
  });
  const top = Math.max(1, ...data.destinations.map((one) => one.recipients));
  return (
    <Step n={1} title={t('look.title')}>
      <div className="flex flex-col gap-6">
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          <Figure label={t('look.sent')} value={t('number', { n: data.outcomes.sent })} />
          <Figure label={t('look.bounced')} value={t('number', { n: data.outcomes.bounced })} />
          <Figure label={t('look.deferred')} value={t('number', { n: data.outcomes.deferred })} />
          <Figure label={t('look.held')} value={t('number', { n: data.held })} />
        </div>
        <BarPlot
          label={t('look.plot')}
          bars={bars}
          selected={hour}
          onSelect={(key) => setHour(key === hour ? undefined : key)}
          legend={[t('look.recipients'), t('look.strangers')]}
        />
        <div className="grid gap-6 lg:grid-cols-2">
          <section>
            <h3 className="mb-2 font-medium">{t('look.destinations')}</h3>
            <ul className="flex flex-col gap-1.5">
              {data.destinations.map((one) => (
                <li key={one.domain} className="relative flex justify-between gap-3 overflow-hidden rounded-control px-2 py-1">
                  <span
                    className="absolute inset-y-0 left-0 rounded-control bg-accent-soft"
                    style={{ width: `${(one.recipients / top) * 100}%` }}
                    aria-hidden
                  />
                  <span className="relative truncate">{one.domain || '—'}</span>
                  <span className="relative figures text-ink-2">{t('number', { n: one.recipients })}</span>
                </li>
              ))}
              {data.destinations.length === 0 && <li className="text-ink-3">{t('look.nothing')}</li>}
            </ul>
            {data.outcomes.classes.length > 0 && (
              <>
                <h3 className="mt-5 mb-2 font-medium">{t('look.classes')}</h3>
                <ul className="flex flex-wrap gap-2">
                  {data.outcomes.classes.map((one) => (
                    <li key={one.class} className="flex items-center gap-1.5">
                      <BounceBadge name={one.class} /> <span className="figures">{t('number', { n: one.n })}</span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </section>
          <section>
            <h3 className="mb-2 font-medium">{t('look.networks')}</h3>
            <ul className="flex flex-col gap-1.5">
              {data.networks.map((one) => (
                <li key={one.network} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                  <span className="flex items-center gap-2 font-mono text-sm">
                    {one.network}
                    {one.isNew && <Badge tone="warn">{t('look.newNetwork')}</Badge>}
                  </span>
                  <span className="text-sm text-ink-3">
                    {t('look.lastSeen')} <RelativeTime at={one.lastAt} />
                  </span>
                </li>
              ))}
              {data.networks.length === 0 && <li className="text-ink-3">{t('look.noNetworks')}</li>}
            </ul>
            {data.client && <p className="mt-3 text-sm text-ink-2">{t('look.client', { client: data.client })}</p>}
          </section>
        </div>
        <Recent data={data} />
      </div>
    </Step>
  );
}

function Recent({ data }: { data: Detail }) {
  const t = useTranslations('containment.look');
  const [all, setAll] = useState(false);
  const shown = all ? data.recent : data.recent.slice(0, 8);
  return (
    <section>
      <div className="mb-2 flex items-center justify-between gap-3">
        <h3 className="font-medium">{t('recent')}</h3>
        <Link href={`/smtp/trace?q=${encodeURIComponent(data.address)}`} className="text-accent hover:underline">
          {t('inTrace')}
        </Link>
      </div>
      <ul className="divide-y divide-line">
        {shown.map((one) => (
          <li
            key={`${one.queueId} ${one.recipient}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1.5"
          >
            <span className="min-w-0 truncate">{one.recipient}</span>
            <span className="flex items-center gap-3 text-sm text-ink-3">
              {one.status !== 'sent' && one.bounceClass ? <BounceBadge name={one.bounceClass} /> : t('delivered')}
              <RelativeTime at={one.at} />
            </span>
          </li>
        ))}
      </ul>
      {data.recent.length > shown.length && (
        <Button size="small" look="quiet" className="mt-2" onClick={() => setAll(true)}>
          {t('more', { n: data.recent.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

function Waiting({ data }: { data: Detail }) {
  const t = useTranslations('containment.waiting');
  const mayAct = useMay('queue:act');
  const [act, setAct] = useState<QueueAct | null>(null);
  const filter = { queue: 'hold' as const, sender: data.address };
  return (
    <Step n={2} title={t('title')} done={data.held === 0}>
      <div className="flex flex-col gap-3">
        <p className="text-pretty text-ink-2">{data.held === 0 ? t('none') : t('text', { n: data.held })}</p>
        <div className="flex flex-wrap gap-2">
          {mayAct && data.held > 0 && (
            <>
              <Button onClick={() => setAct('delete')}>
                <Trash2 aria-hidden />
                {t('purge')}
              </Button>
              <Button onClick={() => setAct('release')}>
                <CirclePlay aria-hidden />
                {t('release')}
              </Button>
            </>
          )}
          {data.held > 0 && (
            <Link
              href={`/smtp/queue?by=sender&key=${encodeURIComponent(data.address)}&state=hold`}
              className="inline-flex h-9 items-center text-accent hover:underline pointer-coarse:h-11"
            >
              {t('see')}
            </Link>
          )}
        </div>
      </div>
      {act && <QueueActDialog act={act} choice={{ filter }} onClose={() => setAct(null)} onDone={() => setAct(null)} />}
    </Step>
  );
}

function Password({ data }: { data: Detail }) {
  const t = useTranslations('containment.password');
  const mailbox = useMailbox(data.mailboxId);
  return (
    <Step n={3} title={t('title')} done={data.passwordChangedSince}>
      <div className="flex flex-col gap-3">
        <p className="text-pretty text-ink-2">{t('text')}</p>
        {mailbox.data ? (
          <PasswordPanel mailbox={mailbox.data} />
        ) : mailbox.error ? (
          <p>{t('gone')}</p>
        ) : (
          <SkeletonLines lines={2} />
        )}
      </div>
    </Step>
  );
}

function Lift({ data }: { data: Detail }) {
  const t = useTranslations('containment.lift');
  const say = useToasts();
  const mayAct = useMay('queue:act');
  const lifting = useLift(data.id);
  const [asking, setAsking] = useState(false);
  return (
    <Step n={4} title={t('title')}>
      <div className="flex flex-col items-start gap-3">
        <p className="text-pretty text-ink-2">{t('text')}</p>
        {mayAct && (
          <Button look={data.passwordChangedSince ? 'primary' : 'secondary'} onClick={() => setAsking(true)}>
            {t('act')}
          </Button>
        )}
      </div>
      <ConsequenceDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('dialog', { address: data.address })}
        consequences={[
          t('opens'),
          ...(data.held > 0 ? [t('stays', { n: data.held })] : []),
          ...(data.passwordChangedSince ? [] : [<strong key="password">{t('samePassword')}</strong>]),
        ]}
        act={t('act')}
        danger={!data.passwordChangedSince}
        busy={lifting.isPending}
        error={lifting.error}
        onConfirm={() =>
          lifting.mutate(undefined, {
            onSuccess: () => {
              setAsking(false);
              say.done(t('done', { address: data.address }));
            },
          })
        }
      />
    </Step>
  );
}
