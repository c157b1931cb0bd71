'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { CompanyLimit } from '@/api/types';
import { useMay } from '@/features/session/session';
import { UsageBars } from '@/features/smtp/usage-bars';
import { Button } from '@/ui/button';
import { Checkbox, TextField } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { LoadError, ProblemNote } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { useToasts } from '@/ui/toasts';
import { useCompanyLimit, useSetCompanyLimit } from './queries';

/** What a company may send outside in an hour and in a day: its plan's, or one of its own. */
export function CompanyLimitForm({ id }: { id: string }) {
  const t = useTranslations('console.companyLimit');
  const limit = useCompanyLimit(id);
  return (
    <Panel title={t('title')} note={t('note')}>
      {limit.data ? (
        <Form key={JSON.stringify(limit.data.own)} id={id} data={limit.data} />
      ) : limit.error ? (
        <LoadError error={limit.error} onRetry={() => void limit.refetch()} />
      ) : (
        <SkeletonLines lines={4} />
      )}
    </Panel>
  );
}

function Form({ id, data }: { id: string; data: CompanyLimit }) {
  const t = useTranslations('console.companyLimit');
  const words = useTranslations('containment.limit');
  const ui = useTranslations('ui');
  const say = useToasts();
  const may = useMay('fleet:operate');
  const save = useSetCompanyLimit(id);
  const [own, setOwn] = useState(data.own !== null);
  const [limit, setLimit] = useState(data.own ?? data.plan);
  const wish = own ? limit : null;
  const changed = JSON.stringify(wish) !== JSON.stringify(data.own);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wish, { onSuccess: () => say.done(words('done')) });
      }}
    >
      <UsageBars layer={{ scope: 'tenant', key: id, limit: data.own ?? data.plan, used: data.used, own: data.own !== null }} />
      <p className="text-ink-2">{t('plan', data.plan)}</p>
      <fieldset disabled={!may} className="flex min-w-0 flex-col gap-4">
        <Checkbox label={words('own')} checked={own} onChange={(event) => setOwn(event.target.checked)} />
        {own && (
          <div className="grid max-w-md gap-4 sm:grid-cols-2">
            {(['hour', 'day'] as const).map((period) => (
              <TextField
                key={period}
                label={words(period)}
                type="number"
                inputMode="numeric"
                min={period === 'day' && !Number.isNaN(limit.hour) ? limit.hour : 0}
                required
                value={Number.isNaN(limit[period]) ? '' : limit[period]}
                onChange={(event) => setLimit({ ...limit, [period]: event.target.valueAsNumber })}
              />
            ))}
          </div>
        )}
      </fieldset>
      <ProblemNote error={save.error} />
      {may && (
        <div>
          <Button type="submit" look="primary" busy={save.isPending} disabled={!changed}>
            {ui('save')}
          </Button>
        </div>
      )}
    </form>
  );
}
