'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { Email } from '@/api/types';
import { Dialog } from '@/ui/dialog';
import { LoadError } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { useEmailContent } from './queries';

/** As its reader sees it, in a frame that may run nothing; and its text, where links can be followed. */
export default function EmailDialog({ email, onClose }: { email: Email; onClose: () => void }) {
  const t = useTranslations('console.emails');
  const locale = useLocale();
  const content = useEmailContent(email.id);
  return (
    <Dialog open onClose={onClose} title={content.data?.subject ?? t('reading', { to: email.recipient })} wide>
      {content.error && <LoadError error={content.error} onRetry={() => void content.refetch()} />}
      {content.isPending && <SkeletonLines lines={6} />}
      {content.data && (
        <div className="flex flex-col gap-3">
          <p className="text-ink-3">{t('reading', { to: content.data.recipient })}</p>
          <iframe
            title={content.data.subject}
            srcDoc={content.data.html}
            sandbox=""
            lang={locale}
            className="h-[26rem] w-full rounded-control border border-line bg-panel"
          />
          <details>
            <summary className="w-fit font-medium">{t('asText')}</summary>
            <pre className="mt-2 max-h-72 overflow-auto rounded-control bg-sunken p-3 font-mono text-sm break-words whitespace-pre-wrap">
              {content.data.text}
            </pre>
          </details>
        </div>
      )}
    </Dialog>
  );
}
