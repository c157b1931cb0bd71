'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, unwrap } from '@/api/client';
import { fieldErrorWithin } from '@/api/problem';
import type { OwnMailbox } from '@/api/types';
import { linesOf } from '@/features/mailboxes/lines';
import { SaveBar } from '@/features/mailboxes/save-bar';
import { Checkbox, TextAreaField } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { useDraft } from '@/ui/use-draft';

export function OwnForwarding({ mailbox }: { mailbox: OwnMailbox }) {
  const t = useTranslations('ownFilters');
  const ui = useTranslations('ui');
  const say = useToasts();
  const [current, setCurrent] = useState(mailbox);
  const { version, draft, dirty, change, adopt } = useDraft(current, ({ forward }) => ({
    on: forward !== null,
    targets: forward?.targets.join('\n') ?? '',
    keepCopy: forward?.keepCopy ?? true,
  }));
  const take = (fresh: OwnMailbox) => {
    setCurrent(fresh);
    adopt(fresh);
  };
  const save = useMutation({
    mutationFn: async () => {
      const forward = draft.on ? { targets: linesOf(draft.targets), keepCopy: draft.keepCopy } : null;
      return unwrap(api.PUT('/v1/mailbox/forward', { body: { version, forward } }));
    },
    onSuccess: (saved) => {
      take(saved);
      say.done(t('saved'));
    },
  });
  return (
    <Panel title={t('forward')} note={t('forwardNote')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Checkbox label={t('forwardOn')} checked={draft.on} onChange={(event) => change({ on: event.target.checked })} />
        {draft.on && (
          <>
            <TextAreaField
              label={t('forwardTargets')}
              hint={t('forwardTargetsHint')}
              error={fieldErrorWithin(save.error, 'forward')}
              mono
              required
              rows={2}
              spellCheck={false}
              value={draft.targets}
              onChange={(event) => change({ targets: event.target.value })}
            />
            <Checkbox
              label={t('forwardCopy')}
              checked={draft.keepCopy}
              onChange={(event) => change({ keepCopy: event.target.checked })}
            />
          </>
        )}
        <SaveBar label={ui('save')} save={save} dirty={dirty} read={() => unwrap(api.GET('/v1/mailbox'))} adopt={take} />
      </form>
    </Panel>
  );
}
