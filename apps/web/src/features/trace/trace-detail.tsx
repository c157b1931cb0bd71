'use client';

import clsx from 'clsx';
import { CircleCheck, CircleX, Clock3, Filter, FolderCheck, Inbox, type LucideIcon, MailOpen } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { TraceStep } from '@/api/types';
import { reasonsOf } from '@/features/quarantine/reasons';
import { Copyable } from '@/ui/copy-button';
import { Page } from '@/ui/page';
import { FactList, Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { ClockTime, RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { BounceBadge } from './bounce-badge';
import { CertificateButton } from './certificate-button';
import { useTrace } from './queries';
import { VerdictBadge } from './verdict';

export function TraceDetail({ traceKey }: { traceKey: string }) {
  const t = useTranslations('trace');
  const trace = useTrace(traceKey);
  const back = { href: '/smtp/trace', label: t('title') };
  if (trace.error && !trace.data) {
    return (
      <Page title={t('one')} back={back}>
        <Panel>
          <LoadError error={trace.error} onRetry={() => void trace.refetch()} />
        </Panel>
      </Page>
    );
  }
  const data = trace.data;
  if (!data) {
    return (
      <Page title={t('one')} back={back}>
        <Panel>
          <SkeletonLines lines={6} />
        </Panel>
      </Page>
    );
  }
  return (
    <Page
      title={t('one')}
      back={back}
      state={<VerdictBadge verdict={data.verdict} />}
      purpose={t(`verdictSentence.${data.verdict}`)}
    >
      <Panel>
        <FactList
          facts={[
            { label: t('columns.sender'), value: data.sender || t('nullSender') },
            { label: t('columns.recipients'), value: data.recipients.join(', ') || '—' },
            { label: t('columns.at'), value: <RelativeTime at={data.at} /> },
            ...(data.size ? [{ label: t('size'), value: t('kilobytes', { n: Math.max(1, Math.round(data.size / 1024)) }) }] : []),
            ...(data.messageId ? [{ label: 'Message-ID', value: <Copyable text={data.messageId} /> }] : []),
          ]}
        />
      </Panel>
      <Panel title={t('way')} note={t('wayNote')}>
        <ol className="relative flex flex-col gap-5 before:absolute before:top-3 before:bottom-3 before:left-[0.6875rem] before:w-px before:bg-line-strong">
          {data.steps.map((step) => (
            <Step key={`${step.at}${step.queueId}${step.recipient}${step.type}${step.status}`} step={step} traceKey={traceKey} />
          ))}
        </ol>
      </Panel>
    </Page>
  );
}

function markOf(step: TraceStep): { icon: LucideIcon; tone: string } {
  if (step.type === 'received') return { icon: Inbox, tone: 'text-ink-2' };
  if (step.type === 'filtered') return { icon: Filter, tone: step.filter?.verdict === 'clean' ? 'text-good' : 'text-warn' };
  if (step.type === 'stored') return { icon: FolderCheck, tone: 'text-good' };
  if (step.type === 'fetched') return { icon: MailOpen, tone: 'text-good' };
  if (step.type === 'rejected' || step.status === 'bounced' || step.status === 'expired')
    return { icon: CircleX, tone: 'text-bad' };
  if (step.status === 'deferred') return { icon: Clock3, tone: 'text-warn' };
  return { icon: CircleCheck, tone: 'text-good' };
}

function Step({ step, traceKey }: { step: TraceStep; traceKey: string }) {
  const t = useTranslations('trace.step');
  const { icon: Icon, tone } = markOf(step);
  // Where it came from is told once, at the door.
  const reported = step.via === 'report' || step.via === 'hearsay';
  const arrived = step.type === 'received' || step.type === 'rejected';
  const reasons = useTranslations('quarantine.reasons');
  const why = reasonsOf(step.filter?.symbols ?? []);
  const facts = [
    (arrived || reported) && step.client && { label: reported ? t('reporter') : t('client'), value: step.client },
    arrived && step.saslUser && { label: t('login'), value: step.saslUser },
    step.relay && { label: t('relay'), value: step.relay },
    step.originalRecipient &&
      step.originalRecipient !== step.recipient && { label: t('originalRecipient'), value: step.originalRecipient },
    step.delaySeconds !== null && { label: t('took'), value: t('seconds', { n: step.delaySeconds }) },
    why.length > 0 && { label: t('why'), value: why.map((reason) => reasons(reason)).join(', ') },
    step.queueId !== '' && { label: t('queueId'), value: <code className="font-mono text-sm">{step.queueId}</code> },
  ].filter((fact) => !!fact);
  return (
    <li className="relative flex gap-3.5">
      <span className={clsx('z-10 mt-0.5 grid size-6 shrink-0 place-items-center rounded-full bg-panel', tone)}>
        <Icon className="size-4.5" aria-hidden />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="font-medium break-words">
            {t(stepName(step), {
              recipient: step.recipient ?? '',
              relay: step.relay ?? '',
              points: step.filter?.score ?? 0,
              folder: step.folder ?? '',
              protocol: (step.protocol ?? '').toUpperCase(),
            })}
          </p>
          <span className="flex items-center text-sm text-ink-3">
            {step.bounceClass && (
              <span className="mr-3">
                <BounceBadge name={step.bounceClass} />
              </span>
            )}
            <span className="mr-2 font-medium text-ink-2">{step.node}</span>
            <ClockTime at={step.at} />
          </span>
        </div>
        {step.reply && (
          <pre className="mt-1.5 rounded-control bg-sunken px-3 py-2 font-mono text-sm break-words whitespace-pre-wrap">
            {step.reply}
          </pre>
        )}
        {step.via === 'hearsay' && <p className="mt-1.5 text-sm text-ink-2">{t('hearsayNote')}</p>}
        {facts.length > 0 && <FactList facts={facts} className="mt-2 text-sm" />}
        {step.status === 'sent' && step.recipient && (
          <div className="mt-2">
            <CertificateButton traceKey={traceKey} recipient={step.recipient} />
          </div>
        )}
      </div>
    </li>
  );
}

function stepName(step: TraceStep) {
  if (step.type === 'filtered') return `filtered_${step.filter?.verdict ?? 'clean'}` as const;
  if (step.type === 'stored') return step.folder?.startsWith('relevo-quarantine/') ? ('heldBack' as const) : ('filed' as const);
  if (step.type === 'fetched') return 'fetched' as const;
  if (step.type === 'received') return step.saslUser ? ('submitted' as const) : ('received' as const);
  if (step.type === 'rejected') return 'rejected' as const;
  if (step.via === 'report' || step.via === 'hearsay') return step.via;
  if (step.status === 'deferred') return 'deferred' as const;
  if (step.status === 'bounced' || step.status === 'expired') return 'bounced' as const;
  return step.via === 'lmtp' ? ('stored' as const) : ('sent' as const);
}
