'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldErrorWithin } from '@/api/problem';
import type { DomainDetail } from '@/api/types';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { Help } from '@/ui/help';
import { Panel } from '@/ui/panel';
import { ProblemNote } from '@/ui/problem-note';
import { useToasts } from '@/ui/toasts';
import { useUpdateDomain } from './queries';

const ROUTES = ['postmaster', 'catchAll'] as const;

/** Who gets what no address of the domain is called. Empty: nobody. */
export function RoutesPanel({ domain }: { domain: DomainDetail }) {
  const t = useTranslations('domain.routes');
  const ui = useTranslations('ui');
  const changes = useTranslations('changes');
  const say = useToasts();
  const mayUpdate = useMay('domain:update');
  const update = useUpdateDomain(domain.id);
  const [draft, setDraft] = useState({ postmaster: domain.postmaster ?? '', catchAll: domain.catchAll ?? '' });
  const dirty = ROUTES.some((route) => draft[route].trim() !== (domain[route] ?? ''));
  const named = ROUTES.some((route) => fieldErrorWithin(update.error, route));
  return (
    <Panel title={t('title')} note={t('note')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const body = { postmaster: draft.postmaster.trim() || null, catchAll: draft.catchAll.trim() || null };
          update.mutate(
            { version: domain.version, ...body },
            { onSuccess: () => say.done(changes('done', { label: domain.displayName })) },
          );
        }}
      >
        <fieldset disabled={!mayUpdate} className="grid min-w-0 gap-4 sm:grid-cols-2">
          {ROUTES.map((route) => (
            <TextField
              key={route}
              label={t(`${route}.label`)}
              hint={t(`${route}.hint`)}
              help={
                <Help about={t(`${route}.label`)}>
                  <p>{t(`${route}.help`)}</p>
                </Help>
              }
              inputMode="email"
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              maxLength={320}
              value={draft[route]}
              error={fieldErrorWithin(update.error, route)}
              onChange={(event) => setDraft({ ...draft, [route]: event.target.value })}
            />
          ))}
        </fieldset>
        <ProblemNote error={named ? null : update.error} />
        {mayUpdate && (
          <Button type="submit" look="primary" className="self-start" busy={update.isPending} disabled={!dirty}>
            {ui('save')}
          </Button>
        )}
      </form>
    </Panel>
  );
}
