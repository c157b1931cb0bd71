'use client';

import { useMutation } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, CircleMinus, PlugZap } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ConnectionReport } from '@/api/types';
import { Button } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { PasswordField } from '@/ui/password-field';
import { ProblemNote } from '@/ui/problem-note';

export type ConnectionDoor = (password: string | undefined) => Promise<ConnectionReport>;
type Attempt = ConnectionReport['attempts'][number];

const GOOD: ReadonlySet<Attempt['outcome']> = new Set(['logged_in', 'reached']);

/** From the platform's side: if this works and the program does not, the trouble lies in the program or its network. */
export function ConnectionTest({ run }: { run: ConnectionDoor }) {
  const t = useTranslations('connectionTest');
  const [password, setPassword] = useState('');
  const test = useMutation({ mutationFn: () => run(password || undefined) });
  return (
    <Panel title={t('title')} note={t('note')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          test.mutate();
        }}
      >
        <PasswordField
          label={t('password')}
          hint={t('passwordHint')}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="off"
        />
        <div>
          <Button type="submit" busy={test.isPending}>
            <PlugZap aria-hidden />
            {t('run')}
          </Button>
        </div>
        <ProblemNote error={test.error} />
      </form>
      {/* Also while it is empty, so that a screen reader hears the answer arrive. */}
      <div aria-live="polite" className="mt-4 empty:mt-0">
        {test.data && <Report report={test.data} />}
      </div>
    </Panel>
  );
}

function Report({ report }: { report: ConnectionReport }) {
  const t = useTranslations('connectionTest');
  const bad = report.attempts.filter((attempt) => attempt.outcome !== 'closed' && !GOOD.has(attempt.outcome));
  const [first] = bad;
  const doubted = report.attempts.find((attempt) => attempt.certificate !== null);
  const summary = first
    ? t(`advice.${first.outcome as Exclude<Attempt['outcome'], 'logged_in' | 'reached' | 'closed'>}`)
    : t(report.attempts.some((attempt) => attempt.outcome === 'logged_in') ? 'allGood' : 'allReached');
  return (
    <>
      <p className={first ? 'font-medium text-bad' : 'font-medium text-good'}>{summary}</p>
      {doubted && <p className="mt-1 text-sm text-warn">{t('certificate', { reason: doubted.certificate ?? '' })}</p>}
      <ul className="mt-3 flex flex-col divide-y divide-line">
        {report.attempts.map((attempt) => (
          <Row key={`${attempt.service}${attempt.security}`} attempt={attempt} />
        ))}
      </ul>
      <p className="mt-3 text-sm text-ink-3">{t('where', { host: report.host, address: report.address ?? '—' })}</p>
    </>
  );
}

function Row({ attempt }: { attempt: Attempt }) {
  const t = useTranslations('connectionTest');
  const devices = useTranslations('devices');
  const good = GOOD.has(attempt.outcome);
  const Mark = attempt.outcome === 'closed' ? CircleMinus : good ? CircleCheck : CircleAlert;
  const tone = attempt.outcome === 'closed' ? 'text-ink-3' : good ? 'text-good' : 'text-bad';
  return (
    <li className="flex gap-3 py-2 first:pt-0 last:pb-0">
      <Mark className={`mt-0.5 size-4 shrink-0 ${tone}`} aria-hidden />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">
            {devices(`service.${attempt.service}`)} {attempt.port}
          </span>
          <span className="text-sm text-ink-3">{devices(`securities.${attempt.security}`)}</span>
          {attempt.outcome !== 'closed' && <span className="ml-auto text-sm text-ink-3 figures">{attempt.ms} ms</span>}
        </span>
        <span className="block text-sm text-ink-2">{t(`outcome.${attempt.outcome}`)}</span>
        {!good && attempt.said && <code className="block text-xs break-all text-ink-3">{attempt.said}</code>}
      </span>
    </li>
  );
}
