'use client';

import { useTranslations } from 'next-intl';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { useProblemText } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { Badge } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { useInvitations, useResend, useWithdraw } from './queries';

/** Shown while there are any. */
export function Invitations() {
  const t = useTranslations('team');
  const say = useToasts();
  const problemText = useProblemText();
  const invitations = useInvitations();
  const resend = useResend();
  const withdraw = useWithdraw();
  const may = useMay('member:invite');
  const told = (text: string) => ({
    onSuccess: () => say.done(text),
    onError: (error: unknown) => say.failed(problemText(error)),
  });
  if (!invitations.data?.length) return null;
  return (
    <Panel title={t('pending')}>
      <ul className="flex flex-col divide-y divide-line">
        {invitations.data.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5 first:pt-0 last:pb-0">
            <span className="min-w-48 flex-1">
              <span className="block font-medium break-all">{one.email}</span>
              <span className="flex flex-wrap items-center gap-x-2 text-sm text-ink-3">
                {t(`roles.${one.role}`)} ·{' '}
                {one.expired ? (
                  <Badge tone="warn">{t('expired')}</Badge>
                ) : (
                  <span>
                    {t('expires')} <RelativeTime at={one.expiresAt} />
                  </span>
                )}
              </span>
            </span>
            {may && (
              <span className="flex gap-2">
                <Button
                  size="small"
                  busy={resend.isPending && resend.variables === one.id}
                  onClick={() => resend.mutate(one.id, told(t('resent')))}
                >
                  {t('resend')}
                </Button>
                <Button
                  size="small"
                  busy={withdraw.isPending && withdraw.variables === one.id}
                  onClick={() => withdraw.mutate(one.id, told(t('withdrawn')))}
                >
                  {t('withdraw')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
