'use client';

import { CirclePause, CirclePlay, Ellipsis, MailX, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Mailbox } from '@/api/types';
import { useMay } from '@/features/session/session';
import { useRouter } from '@/i18n/navigation';
import { buttonClass } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { Menu, type MenuEntry } from '@/ui/menu';
import { useProblemText } from '@/ui/problem-note';
import { useToasts } from '@/ui/toasts';
import { OutgoingDialog } from './outgoing-dialog';
import { useDeleteMailbox, useUpdateMailbox } from './queries';

export function MailboxActs({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('mailboxes.general');
  const ui = useTranslations('ui');
  const changes = useTranslations('changes');
  const router = useRouter();
  const say = useToasts();
  const problemText = useProblemText();
  const mayUpdate = useMay('mailbox:update');
  const mayDelete = useMay('mailbox:delete');
  const [asking, setAsking] = useState<'suspend' | 'outgoing' | 'delete' | null>(null);
  const update = useUpdateMailbox(mailbox.id);
  const removal = useDeleteMailbox(mailbox.id);
  const address = mailbox.displayAddress;

  const set = (wish: Partial<Pick<Mailbox, 'state' | 'outgoing'>>) =>
    update.mutate(
      { version: mailbox.version, ...wish },
      {
        onSuccess: () => {
          setAsking(null);
          say.done(changes('done', { label: address }));
        },
        onError: (error) => wish.state === 'active' && say.failed(problemText(error)),
      },
    );

  const entries: MenuEntry[] = [];
  if (mayUpdate && mailbox.state === 'active') {
    entries.push({ id: 'suspend', label: t('suspend'), icon: CirclePause, onAction: () => setAsking('suspend') });
  }
  if (mayUpdate && mailbox.state === 'suspended') {
    entries.push({ id: 'resume', label: t('resume'), icon: CirclePlay, onAction: () => set({ state: 'active' }) });
  }
  if (mayUpdate) entries.push({ id: 'outgoing', label: t('outgoing.act'), icon: MailX, onAction: () => setAsking('outgoing') });
  if (mayDelete) {
    entries.push({ id: 'delete', label: ui('delete'), icon: Trash2, danger: true, onAction: () => setAsking('delete') });
  }
  if (entries.length === 0) return null;

  return (
    <>
      <Menu label={ui('moreActs')} className={buttonClass('secondary')} trigger={<Ellipsis aria-hidden />} entries={entries} />
      <ConsequenceDialog
        open={asking === 'suspend'}
        onClose={() => setAsking(null)}
        title={t('suspendTitle', { address })}
        consequences={[t('suspendWhat'), t('suspendKeeps'), t('suspendUndo')]}
        act={t('suspend')}
        busy={update.isPending}
        error={update.error}
        onConfirm={() => set({ state: 'suspended' })}
      />
      {asking === 'outgoing' && (
        <OutgoingDialog
          mailbox={mailbox}
          busy={update.isPending}
          error={update.error}
          onClose={() => setAsking(null)}
          onChoose={(outgoing) => set({ outgoing })}
        />
      )}
      <ConsequenceDialog
        open={asking === 'delete'}
        onClose={() => setAsking(null)}
        title={t('deleteTitle', { address })}
        consequences={[t('deleteWhat'), t('deleteLost')]}
        act={t('deleteAct')}
        danger
        busy={removal.isPending}
        error={removal.error}
        onConfirm={() =>
          removal.mutate(undefined, {
            onSuccess: () => {
              say.done(t('deleted', { address }));
              router.push('/mailboxes');
            },
          })
        }
      />
    </>
  );
}
