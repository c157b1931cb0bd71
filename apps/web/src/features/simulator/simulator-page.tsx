'use client';

import { useQuery } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, unwrap } from '@/api/client';
import { fieldErrorWithin } from '@/api/problem';
import { MailboxTabs } from '@/features/mailboxes/mailbox-tabs';
import { useTenant } from '@/features/session/session';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ChoiceCards, TextField } from '@/ui/field';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError, ProblemNote } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { useListParams } from '@/ui/use-list-params';
import { Outcome, type Question } from './outcome';

/** The question is in the address: it can be sent to whoever asks why a message did not arrive. */
export function SimulatorPage() {
  const t = useTranslations('simulator');
  const { get, set } = useListParams<'kind' | 'from' | 'to'>();
  const asked: Question = { kind: get('kind') === 'outside' ? 'outside' : 'mailbox', from: get('from'), to: get('to') };
  const [question, setQuestion] = useState(asked);
  const answer = useSimulation(asked);
  const refused = fieldErrorWithin(answer.error, 'from') ?? fieldErrorWithin(answer.error, 'to');
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <MailboxTabs />
      <div className="grid items-start gap-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <Panel>
          <form
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              const { kind, from, to } = question;
              if (asked.kind === kind && asked.from === from && asked.to === to) void answer.refetch();
              else set({ kind, from: from.trim(), to: to.trim() });
            }}
          >
            <ChoiceCards
              legend={t('who')}
              name="kind"
              value={question.kind}
              options={(['mailbox', 'outside'] as const).map((value) => ({
                value,
                label: t(`kind.${value}`),
                hint: t(`kindHint.${value}`),
              }))}
              onValue={(kind) => setQuestion({ ...question, kind })}
            />
            {(['from', 'to'] as const).map((end) => (
              <TextField
                key={end}
                label={t(end)}
                type="text"
                inputMode="email"
                required
                maxLength={320}
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
                value={question[end]}
                error={fieldErrorWithin(answer.error, end)}
                onChange={(event) => setQuestion({ ...question, [end]: event.target.value })}
              />
            ))}
            <Button type="submit" look="primary" className="self-start" busy={answer.isFetching}>
              {t('run')}
            </Button>
          </form>
        </Panel>
        <div aria-live="polite" className="min-w-0">
          {answer.data ? (
            <Outcome question={asked} mail={answer.data} />
          ) : (
            <Panel>
              {refused ? (
                <ProblemNote error={answer.error} text={refused} />
              ) : answer.error ? (
                <LoadError error={answer.error} onRetry={() => void answer.refetch()} />
              ) : answer.isFetching ? (
                <SkeletonLines lines={4} />
              ) : (
                <EmptyState icon={FlaskConical} title={t('title')}>
                  {t('empty')}
                </EmptyState>
              )}
            </Panel>
          )}
        </div>
      </div>
    </Page>
  );
}

function useSimulation({ kind, from, to }: Question) {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['simulation', tenantId, kind, from, to],
    enabled: from !== '' && to !== '',
    staleTime: 0,
    retry: false,
    queryFn: () =>
      unwrap(
        api.POST('/v1/tenants/{tenantId}/simulations', {
          params: { path: { tenantId } },
          body: { from: kind === 'mailbox' ? { kind, address: from } : { kind, sender: from }, to },
        }),
      ),
  });
}
