'use client';

import { useMutation } from '@tanstack/react-query';
import { Forward } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, unwrap } from '@/api/client';
import type { OwnMailbox } from '@/api/types';
import { AbsenceFields, absenceDraft, absenceOf } from '@/features/absence/absence-fields';
import { SaveBar } from '@/features/mailboxes/save-bar';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { useDraft } from '@/ui/use-draft';
import { PanelTabs } from './panel-tabs';

export function OwnAbsence({ mailbox }: { mailbox: OwnMailbox }) {
  const t = useTranslations('mailboxPanel');
  const absence = useTranslations('absence');
  const ui = useTranslations('ui');
  const say = useToasts();
  const [current, setCurrent] = useState(mailbox);
  const { version, draft, dirty, change, adopt } = useDraft(current, (one) => absenceDraft(one.vacation));
  const take = (fresh: OwnMailbox) => {
    setCurrent(fresh);
    adopt(fresh);
  };
  const save = useMutation({
    mutationFn: () => unwrap(api.PUT('/v1/mailbox/vacation', { body: { version, vacation: absenceOf(draft) } })),
    onSuccess: (saved) => {
      take(saved);
      say.done(t(saved.vacation ? 'absenceOn' : 'absenceOff'));
    },
  });
  return (
    <Page title={mailbox.address} purpose={t('absencePurpose')}>
      <PanelTabs />
      <Panel title={absence('title')} className="max-w-3xl">
        <form
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate();
          }}
        >
          <AbsenceFields address={current.address} draft={draft} change={change} error={save.error} />
          <SaveBar label={ui('save')} save={save} dirty={dirty} read={() => unwrap(api.GET('/v1/mailbox'))} adopt={take} />
        </form>
      </Panel>
      {current.forward && (
        <Panel title={t('forward')} note={t('forwardNote')} className="max-w-3xl">
          <p className="flex items-start gap-2 break-all">
            <Forward className="mt-0.5 size-4 shrink-0 text-ink-3" aria-hidden />
            {current.forward.targets.join(', ')}
          </p>
          <p className="mt-1 text-sm text-ink-3">{t(current.forward.keepCopy ? 'forwardCopy' : 'forwardGone')}</p>
        </Panel>
      )}
    </Page>
  );
}
