'use client';

import { KeyRound } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { HandOver } from '@/api/types';
import { CopyButton } from '@/ui/copy-button';
import { exactTime } from '@/ui/relative-time';

/** The one-time link by which the person of a mailbox gets its password. */
export function HandOverLink({ link, address }: { link: HandOver; address: string }) {
  const t = useTranslations('mailboxes.link');
  const locale = useLocale();
  return (
    <div className="flex gap-3 rounded-panel border border-line-strong bg-accent-soft p-4">
      <KeyRound className="mt-0.5 size-5 shrink-0 text-accent" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{t('title')}</p>
        <p className="text-sm text-ink-2">{t('text', { address, when: exactTime(new Date(link.expiresAt), locale) })}</p>
        <div className="mt-2 flex items-center gap-2 rounded-control border border-line bg-panel py-1 pr-1 pl-3">
          <code className="min-w-0 flex-1 truncate font-mono text-sm">{link.url}</code>
          <CopyButton text={link.url} label={t('copy')} />
        </div>
      </div>
    </div>
  );
}
