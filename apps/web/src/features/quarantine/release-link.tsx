'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Check, MailCheck, Unlink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import { Problem } from '@/api/problem';
import { Button, ButtonLink } from '@/ui/button';
import { FactList, Panel } from '@/ui/panel';
import { ProblemNote } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';

/** Behind a button, so that the scanner of a mail program that follows the link does not let the message in. */
export function ReleaseLink({ token }: { token: string }) {
  const t = useTranslations('quarantine');
  const path = { token };
  const message = useQuery({
    queryKey: ['quarantine-link', token],
    queryFn: () => unwrap(api.GET('/v1/quarantine-links/{token}', { params: { path } })),
    retry: false,
  });
  const release = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/quarantine-links/{token}', { params: { path } })),
  });
  const error = release.error ?? message.error;
  if (release.data) {
    return (
      <Panel>
        <div className="flex gap-3" aria-live="polite">
          <MailCheck className="mt-0.5 size-5 shrink-0 text-good" aria-hidden />
          <div>
            <p className="font-medium">{t(release.data.done > 0 ? 'link.done' : 'link.soon')}</p>
            <p className="text-ink-2">{t('link.doneText')}</p>
          </div>
        </div>
      </Panel>
    );
  }
  if (error instanceof Problem && (error.status === 410 || error.status === 409)) {
    return (
      <Panel>
        <div className="flex gap-3">
          <Unlink className="mt-0.5 size-5 shrink-0 text-ink-3" aria-hidden />
          <div className="flex flex-col items-start gap-3">
            <div>
              <p className="font-medium">{t('link.gone')}</p>
              <p className="text-ink-2">{t('link.goneText')}</p>
            </div>
            <ButtonLink href="/mailbox/quarantine">{t('link.open')}</ButtonLink>
          </div>
        </div>
      </Panel>
    );
  }
  return (
    <Panel>
      {message.data ? (
        <div className="flex flex-col items-start gap-5">
          <FactList
            facts={[
              { label: t('columns.message'), value: message.data.subject || t('noSubject') },
              { label: t('fields.from'), value: message.data.author || message.data.sender || t('noSender') },
              { label: t('fields.to'), value: message.data.address },
              { label: t('columns.at'), value: <RelativeTime at={message.data.at} /> },
            ]}
          />
          <Button look="primary" size="large" busy={release.isPending} onClick={() => release.mutate()}>
            <Check aria-hidden />
            {t('acts.release')}
          </Button>
          <ProblemNote error={release.error} />
        </div>
      ) : message.error ? (
        <ProblemNote error={message.error} />
      ) : (
        <SkeletonLines lines={4} />
      )}
    </Panel>
  );
}
