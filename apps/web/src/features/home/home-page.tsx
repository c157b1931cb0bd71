'use client';

import { useTranslations } from 'next-intl';
import type { Overview } from '@/api/types';
import { RecentChanges } from '@/features/changes/recent-changes';
import { useTenant } from '@/features/session/session';
import { Link } from '@/i18n/navigation';
import { Page } from '@/ui/page';
import { Figure, Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { Skeleton, SkeletonLines } from '@/ui/skeleton';
import { Attention } from './attention';
import { PlanOfAction } from './plan-of-action';
import { useOverview } from './queries';
import { ServiceLine } from './service-line';

export function HomePage() {
  const t = useTranslations('home');
  const tenant = useTenant();
  const overview = useOverview();
  if (overview.error && !overview.data) {
    return (
      <Page title={tenant.name}>
        <Panel>
          <LoadError error={overview.error} onRetry={() => void overview.refetch()} />
        </Panel>
      </Page>
    );
  }
  return (
    <Page title={tenant.name}>
      <ServiceLine overview={overview.data} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <Panel title={t('today')} note={t('todayNote')}>
            <Figures overview={overview.data} />
          </Panel>
          <PlanOfAction />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Panel title={t('attention')}>
            {overview.data ? <Attention overview={overview.data} /> : <SkeletonLines lines={2} />}
          </Panel>
          <Panel title={t('mailboxes')}>
            {overview.data ? <MailboxFigures overview={overview.data} /> : <Skeleton className="h-20" />}
          </Panel>
        </div>
      </div>
      <RecentChanges limit={8} />
    </Page>
  );
}

const FIGURES = ['received', 'sent', 'deferred', 'bounced', 'rejected'] as const;

function Figures({ overview }: { overview: Overview | undefined }) {
  const t = useTranslations('home');
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-5 sm:grid-cols-5">
      {FIGURES.map((name) => (
        <Figure
          key={name}
          label={t(`figures.${name}`)}
          value={overview ? <Count n={overview.today[name]} /> : <Skeleton className="my-1.25 h-6 w-16" />}
          note={overview ? t('usual', { n: Math.round(overview.usualDay[name]) }) : <Skeleton className="h-5 w-20" />}
        />
      ))}
    </div>
  );
}

function Count({ n }: { n: number }) {
  const ui = useTranslations('ui');
  return ui('count', { n });
}

function MailboxFigures({ overview }: { overview: Overview }) {
  const t = useTranslations('home');
  const { mailboxes, tenant } = overview;
  const share = Math.min(100, (mailboxes.total / tenant.mailboxLimit) * 100);
  return (
    <div className="flex flex-col gap-2.5">
      <p>
        <Link href="/mailboxes" className="text-2xl font-semibold tracking-tight figures hover:underline">
          <Count n={mailboxes.total} />
        </Link>{' '}
        <span className="text-ink-3">{t('ofPlan', { limit: tenant.mailboxLimit })}</span>
      </p>
      <div className="h-1.5 overflow-hidden rounded-full bg-hover" aria-hidden>
        <div className="h-full rounded-full bg-accent" style={{ width: `${share}%` }} />
      </div>
      <p className="flex gap-4 text-sm text-ink-2">
        <Link href={{ pathname: '/mailboxes', query: { kind: 'person' } }} className="hover:underline">
          {t('people', { n: mailboxes.people })}
        </Link>
        <Link href={{ pathname: '/mailboxes', query: { kind: 'role' } }} className="hover:underline">
          {t('roles', { n: mailboxes.roles })}
        </Link>
      </p>
    </div>
  );
}
