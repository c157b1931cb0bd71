'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Mailbox, UpdateMailbox } from '@/api/types';
import { useMay } from '@/features/session/session';
import { useToasts } from '@/ui/toasts';
import { useDraft } from '@/ui/use-draft';
import { useMailbox, useUpdateMailbox } from './queries';
import { SaveBar } from './save-bar';

/** A part of one form: what is typed so far, how to change it, and what the API said of it. */
export type FormPart<D> = { draft: D; change: (part: Partial<D>) => void; error: unknown };

type Props<D> = {
  mailbox: Mailbox;
  draftOf: (mailbox: Mailbox) => D;
  /** What is saved of the draft. */
  bodyOf: (draft: D) => Omit<UpdateMailbox, 'version'>;
  label: string;
  children: (part: FormPart<D>) => ReactNode;
};

/** Some settings of one mailbox, saved together on the version they were read in. */
export function MailboxForm<D>({ mailbox, draftOf, bodyOf, label, children }: Props<D>) {
  const changes = useTranslations('changes');
  const say = useToasts();
  const mayUpdate = useMay('mailbox:update');
  const current = useMailbox(mailbox.id);
  const update = useUpdateMailbox(mailbox.id);
  const { version, draft, dirty, change, adopt } = useDraft(mailbox, draftOf);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate(
          { version, ...bodyOf(draft) },
          {
            onSuccess: (saved) => {
              adopt(saved);
              say.done(changes('done', { label: mailbox.displayAddress }));
            },
          },
        );
      }}
    >
      <fieldset disabled={!mayUpdate} className="flex min-w-0 flex-col gap-5">
        {children({ draft, change, error: update.error })}
        {mayUpdate && (
          <SaveBar label={label} save={update} dirty={dirty} read={async () => (await current.refetch()).data} adopt={adopt} />
        )}
      </fieldset>
    </form>
  );
}
