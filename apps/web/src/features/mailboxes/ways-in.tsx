'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Mailbox } from '@/api/types';
import { useMay } from '@/features/session/session';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { Switch } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { useProblemText } from '@/ui/problem-note';
import { useToasts } from '@/ui/toasts';
import { useUpdateMailbox } from './queries';

const WAYS = ['imap', 'pop3', 'submission', 'webmail', 'cleartext'] as const;
type Way = (typeof WAYS)[number];

/** Each switch is saved at once. Closing a way says what stops; opening log-ins without encryption says what can be read. */
export function WaysInPanel({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('devices.ways');
  const changes = useTranslations('changes');
  const say = useToasts();
  const problemText = useProblemText();
  const mayUpdate = useMay('mailbox:update');
  const update = useUpdateMailbox(mailbox.id);
  const [asking, setAsking] = useState<Way | null>(null);
  const set = (way: Way, on: boolean) =>
    update.mutate(
      { version: mailbox.version, protocols: { ...mailbox.protocols, [way]: on } },
      {
        onSuccess: () => {
          setAsking(null);
          say.done(changes('done', { label: mailbox.displayAddress }));
        },
        onError: (error) => !asking && say.failed(problemText(error)),
      },
    );
  const warned = (way: Way, on: boolean) => (way === 'cleartext' ? on : !on);
  return (
    <Panel title={t('title')} note={t('note')}>
      <ul className="flex flex-col divide-y divide-line">
        {WAYS.map((way) => (
          <li key={way} className="py-2.5 first:pt-0 last:pb-0">
            <Switch
              label={t(`way.${way}`)}
              hint={t(`hint.${way}`)}
              checked={mailbox.protocols[way]}
              disabled={!mayUpdate || update.isPending}
              onChange={(event) => {
                update.reset();
                if (warned(way, event.target.checked)) setAsking(way);
                else set(way, event.target.checked);
              }}
            />
          </li>
        ))}
      </ul>
      <ConsequenceDialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t(asking === 'cleartext' ? 'cleartextTitle' : 'closeTitle', { way: t(`way.${asking ?? 'imap'}`) })}
        consequences={
          asking === 'cleartext'
            ? [t('cleartextRead'), t('cleartextOnly'), t('cleartextAudit')]
            : [t('closeStops'), t('closeSessions'), t('closeUndo')]
        }
        act={t(asking === 'cleartext' ? 'cleartextAct' : 'closeAct')}
        danger={asking === 'cleartext'}
        busy={update.isPending}
        error={update.error}
        onConfirm={() => asking && set(asking, asking === 'cleartext')}
      />
    </Panel>
  );
}
