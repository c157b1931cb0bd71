'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Mailbox, SendingLayer } from '@/api/types';
import { useMay } from '@/features/session/session';
import { useMailboxSending } from '@/features/smtp/containment-queries';
import { LimitDialog } from '@/features/smtp/limit-dialog';
import { UsageBars } from '@/features/smtp/usage-bars';
import { Button, ButtonLink } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { Help } from '@/ui/help';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { useToasts } from '@/ui/toasts';
import { useUpdateMailbox } from './queries';

/** What it sends to the outside, of how much it may, and by which way. */
export function SendingPanel({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('containment');
  const sending = useMailboxSending(mailbox.id);
  const mayUpdate = useMay('mailbox:update');
  const [editing, setEditing] = useState<SendingLayer | null>(null);
  const data = sending.data;
  const own = data?.layers.find((layer) => layer.scope === 'mailbox');
  return (
    <Panel
      title={
        <>
          {t('mailbox.title')}
          <Help about={t('mailbox.title')}>
            <p>{t('usage.help')}</p>
          </Help>
        </>
      }
    >
      {sending.error && !data ? (
        <LoadError error={sending.error} onRetry={() => void sending.refetch()} />
      ) : !data ? (
        <SkeletonLines lines={3} />
      ) : (
        <div className="flex flex-col gap-4">
          {data.containmentId && (
            <div className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-warn-soft px-3 py-2">
              <p className="text-warn">{t('mailbox.contained')}</p>
              <ButtonLink size="small" href={`/smtp/containment/${data.containmentId}`}>
                {t('mailbox.see')}
              </ButtonLink>
            </div>
          )}
          {data.layers.map((layer) => (
            <div key={`${layer.scope} ${layer.key}`} className="flex flex-col gap-1.5">
              <span className="truncate text-sm font-medium">{t(`mailbox.${layer.scope}`)}</span>
              <UsageBars layer={layer} />
            </div>
          ))}
          {data.bulkOffer && (
            <p className="rounded-control bg-blue-soft px-3 py-2 text-pretty">
              {t('mailbox.offer', { seen: data.bulkOffer.seen })}
            </p>
          )}
          <div className="flex flex-wrap gap-2">
            {mayUpdate && own && (
              <Button size="small" onClick={() => setEditing(own)}>
                {t('mailbox.setLimit')}
              </Button>
            )}
            {mayUpdate && <BulkButton mailbox={mailbox} />}
          </div>
        </div>
      )}
      {editing && <LimitDialog layer={editing} onClose={() => setEditing(null)} />}
    </Panel>
  );
}

function BulkButton({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('containment.bulk');
  const changes = useTranslations('changes');
  const say = useToasts();
  const update = useUpdateMailbox(mailbox.id);
  const [asking, setAsking] = useState(false);
  const way = mailbox.bulk ? 'off' : 'on';
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t(`${way}.act`)}
      </Button>
      <ConsequenceDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t(`${way}.title`, { address: mailbox.displayAddress })}
        consequences={mailbox.bulk ? [t('off.what')] : [t('on.what'), t('on.limits'), t('on.unsubscribe'), t('on.undo')]}
        act={t(`${way}.act`)}
        busy={update.isPending}
        error={update.error}
        onConfirm={() =>
          update.mutate(
            { version: mailbox.version, bulk: !mailbox.bulk },
            {
              onSuccess: () => {
                setAsking(false);
                say.done(changes('done', { label: mailbox.displayAddress }));
              },
            },
          )
        }
      />
    </>
  );
}
