'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import type { Filters } from '@/api/types';
import { SaveBar } from '@/features/mailboxes/save-bar';
import { entriesOf, listError, shown } from '@/features/protection/entries';
import { TextAreaField } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { useDraft } from '@/ui/use-draft';

const LISTS = ['allow', 'deny'] as const;

export function OwnSenders({ filters, onReload }: { filters: Filters; onReload: () => Promise<Filters | undefined> }) {
  const t = useTranslations('ownFilters');
  const ui = useTranslations('ui');
  const say = useToasts();
  const queries = useQueryClient();
  const { version, draft, dirty, change, adopt } = useDraft(filters, ({ allow, deny }) => ({
    allow: shown(allow),
    deny: shown(deny),
  }));
  const save = useMutation({
    mutationFn: () =>
      unwrap(api.PUT('/v1/mailbox/filters', { body: { version, allow: entriesOf(draft.allow), deny: entriesOf(draft.deny) } })),
    onSuccess: (saved) => {
      adopt(saved);
      // The other part of the page writes the same mailbox.
      void queries.invalidateQueries({ queryKey: ['mailbox', 'rules'] });
      say.done(t('saved'));
    },
  });
  return (
    <Panel title={t('senders')} note={t('sendersNote')}>
      <form
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <div className="grid gap-4 lg:grid-cols-2">
          {LISTS.map((list) => (
            <TextAreaField
              key={list}
              label={t(list)}
              hint={t(`${list}Hint`)}
              rows={4}
              mono
              spellCheck={false}
              value={draft[list]}
              error={listError(save.error, list, draft[list])}
              onChange={(event) => change({ [list]: event.target.value })}
            />
          ))}
        </div>
        <SaveBar label={ui('save')} save={save} dirty={dirty} read={onReload} adopt={adopt} />
      </form>
    </Panel>
  );
}
