'use client';

import { useTranslations } from 'next-intl';
import type { BulkSend } from '@/api/types';
import { Panel } from '@/ui/panel';
import { Badge } from '@/ui/state-badge';

const LACKS = ['withoutUnsubscribe', 'withoutOneClick', 'unsigned'] as const;
type Lack = (typeof LACKS)[number];
/** RFC 8058 section 3.1. */
const SAMPLE = 'List-Unsubscribe: <https://empresa.example/baja?id=123>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click';

/** The worst that a send lacks; null: nothing. */
export const lackOf = (send: BulkSend): Lack | null => LACKS.find((lack) => send[lack] > 0) ?? null;

/** What Gmail and Yahoo would say of it, in a word. */
export function UnsubscribeBadge({ send }: { send: BulkSend }) {
  const t = useTranslations('bulk.check');
  const lack = lackOf(send);
  if (!lack) return <Badge tone="good">{t('fine')}</Badge>;
  const some = send[lack] < send.messages;
  return (
    <Badge tone="warn" title={some ? t('some', { n: send[lack], messages: send.messages }) : undefined}>
      {t(`${lack}.short`)}
    </Badge>
  );
}

/** Each thing that is missing somewhere in what is shown, once: why it matters and what to do. */
export function UnsubscribeAdvice({ sends }: { sends: readonly BulkSend[] }) {
  const t = useTranslations('bulk.check');
  const lacking = LACKS.filter((lack) => sends.some((send) => send[lack] > 0));
  if (lacking.length === 0) return null;
  return (
    <Panel title={t('title')} note={t('note')}>
      <ul className="flex flex-col gap-4">
        {lacking.map((lack) => (
          <li key={lack} className="flex flex-col gap-1">
            <p className="font-medium">{t(`${lack}.title`)}</p>
            <p className="max-w-prose text-pretty text-ink-2">{t(`${lack}.what`)}</p>
          </li>
        ))}
      </ul>
      {lacking.some((lack) => lack !== 'unsigned') && (
        <pre className="mt-4 overflow-x-auto rounded-control bg-sunken px-3 py-2 font-mono text-sm whitespace-pre-wrap break-words">
          {SAMPLE}
        </pre>
      )}
    </Panel>
  );
}
