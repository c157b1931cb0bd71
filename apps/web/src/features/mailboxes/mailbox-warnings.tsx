'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Mailbox } from '@/api/types';

/** Settings that may stand together and are hardly meant so: each in a sentence, with the way out of it. */
export function MailboxWarnings({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('mailboxes.warnings');
  if (mailbox.warnings.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5 rounded-panel bg-warn-soft px-4 py-3 text-warn">
      {mailbox.warnings.map(({ code, address }) => (
        <li key={code} className="flex items-start gap-2">
          <TriangleAlert className="mt-0.75 size-4 shrink-0" aria-hidden />
          <span className="min-w-0 break-words">
            {t(code.replace('policy.', '') as WarningName, { address: address ?? '', days: mailbox.retentionDays ?? 0 })}
          </span>
        </li>
      ))}
    </ul>
  );
}

type WarningName = Mailbox['warnings'][number]['code'] extends `policy.${infer Name}` ? Name : never;
