'use client';

import { useMutation } from '@tanstack/react-query';
import { Paperclip, ShieldAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { QuarantineAct, Quarantined, QuarantinedContent } from '@/api/types';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import type { QuarantineDoor } from './door';
import { Why } from './why';

type Props = {
  door: QuarantineDoor;
  message: Quarantined;
  busy: QuarantineAct['act'] | null;
  error: unknown;
  onAct: (act: QuarantineAct['act']) => void;
  onClose: () => void;
};

/** What a message says, as text: nothing is loaded from outside and nothing in it can run. */
export function LookDialog({ door, message, busy, error, onAct, onClose }: Props) {
  const t = useTranslations('quarantine');
  const [why, setWhy] = useState('');
  const look = useMutation({ mutationFn: (reason: string) => door.look?.(message.id, reason) ?? Promise.reject(new Error()) });
  const { mutate } = look;
  useEffect(() => {
    if (!door.lookAsksWhy) mutate('');
  }, [door.lookAsksWhy, mutate]);
  return (
    <Dialog open onClose={onClose} title={message.subject || t('noSubject')} wide>
      <div className="flex flex-col gap-4">
        <Why row={message} />
        {look.data ? (
          <Content content={look.data} />
        ) : door.lookAsksWhy ? (
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              mutate(why.trim());
            }}
          >
            <p className="text-ink-2">{t('whyText', { address: message.address })}</p>
            <TextField
              label={t('why')}
              required
              minLength={5}
              maxLength={300}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
            <Button type="submit" className="self-start" busy={look.isPending}>
              {t('look')}
            </Button>
          </form>
        ) : (
          look.isPending && <SkeletonLines lines={6} />
        )}
        <ProblemNote error={look.error ?? error} />
      </div>
      {door.mayAct && (
        <DialogActions>
          <Button onClick={() => onAct('delete')}>{t('acts.delete')}</Button>
          <Button onClick={() => onAct('spam')}>{t('acts.spam')}</Button>
          <Button busy={busy === 'trust'} onClick={() => onAct('trust')}>
            {t('acts.trust')}
          </Button>
          <Button look="primary" busy={busy === 'release'} onClick={() => onAct('release')}>
            {t('acts.release')}
          </Button>
        </DialogActions>
      )}
    </Dialog>
  );
}

function Content({ content }: { content: QuarantinedContent }) {
  const t = useTranslations('quarantine');
  const facts = [
    ['from', content.from],
    ['to', content.to],
    ['date', content.date],
  ] as const;
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{t(`fields.${name}`)}</dt>
            <dd className="break-words">{value || '—'}</dd>
          </div>
        ))}
      </dl>
      <p className="flex items-start gap-2 rounded-control bg-warn-soft px-3 py-2 text-sm text-warn">
        <ShieldAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
        {t('careful')}
      </p>
      <pre className="max-h-80 overflow-auto rounded-control border border-line bg-ground p-3 font-sans text-sm break-words whitespace-pre-wrap">
        {content.text || t('noText')}
      </pre>
      {content.truncated && <p className="text-sm text-ink-3">{t('truncated')}</p>}
      {content.attachments.length > 0 && (
        <ul className="flex flex-col gap-1 text-sm text-ink-2">
          {content.attachments.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may have one name
            <li key={index} className="flex items-center gap-2">
              <Paperclip className="size-4 shrink-0 text-ink-3" aria-hidden />
              <span className="min-w-0 break-all">{one.name || one.type}</span>
              <span className="text-ink-3">{t('kilobytes', { n: Math.max(1, Math.round(one.size / 1000)) })}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
