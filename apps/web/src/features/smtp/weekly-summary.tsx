'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import { useSession, useTenant } from '@/features/session/session';
import { Switch } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { LoadError, useProblemText } from '@/ui/problem-note';
import { Skeleton } from '@/ui/skeleton';
import { useToasts } from '@/ui/toasts';

/** One's own wish; the e-mail's foot leads here. */
export function WeeklySummary() {
  const t = useTranslations('smtp.weekly');
  const { id: tenantId } = useTenant();
  const { email } = useSession().user;
  const say = useToasts();
  const problemText = useProblemText();
  const queries = useQueryClient();
  const params = { path: { tenantId } };
  const queryKey = ['weekly-summary', tenantId];
  const wish = useQuery({ queryKey, queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/weekly-summary', { params })) });
  const change = useMutation({
    mutationFn: (wanted: boolean) => unwrap(api.PUT('/v1/tenants/{tenantId}/weekly-summary', { params, body: { wanted } })),
    onMutate: (wanted) => queries.setQueryData(queryKey, { wanted }),
    onSuccess: (_, wanted) => say.done(t(wanted ? 'on' : 'off')),
    onError: (error, wanted) => {
      queries.setQueryData(queryKey, { wanted: !wanted });
      say.failed(problemText(error));
    },
  });
  return (
    <div id="weekly">
      <Panel title={t('title')} note={t('note')}>
        {wish.error && !wish.data ? (
          <LoadError error={wish.error} onRetry={() => void wish.refetch()} />
        ) : !wish.data ? (
          <Skeleton className="h-7 w-64" />
        ) : (
          <Switch
            label={t('want', { email })}
            checked={wish.data.wanted}
            onChange={(event) => change.mutate(event.target.checked)}
          />
        )}
      </Panel>
    </div>
  );
}
