'use client';

import { Monitor } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Panel } from '@/ui/panel';
import { useProblemText } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { Badge } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { endOtherSessions, endSession, useOwnAct } from './queries';

type Session = { id: string; current: boolean; address: string | null; device: string | null; startedAt: string };

export function SessionsPanel({ sessions }: { sessions: readonly Session[] }) {
  const t = useTranslations('profile');
  const say = useToasts();
  const problemText = useProblemText();
  const one = useOwnAct(endSession);
  const others = useOwnAct(endOtherSessions);
  const told = { onSuccess: () => say.done(t('ended')), onError: (error: unknown) => say.failed(problemText(error)) };
  return (
    <Panel
      title={t('sessions')}
      note={t('sessionsNote')}
      actions={
        sessions.length > 1 && (
          <Button size="small" busy={others.isPending} onClick={() => others.mutate(undefined, told)}>
            {t('endOthers')}
          </Button>
        )
      }
    >
      <ul className="flex flex-col divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-3 py-2 first:pt-0 last:pb-0">
            <Monitor className="size-4 shrink-0 text-ink-3" aria-hidden />
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-x-2">
                <span className="font-medium">{session.device ?? t('unknownDevice')}</span>
                {session.current && <Badge tone="good">{t('thisOne')}</Badge>}
              </span>
              <span className="block text-sm text-ink-3">
                {session.address && <span className="font-mono">{session.address.replace(/^::ffff:/, '')} · </span>}
                {t('started')} <RelativeTime at={session.startedAt} />
              </span>
            </span>
            {!session.current && (
              <Button
                size="small"
                busy={one.isPending && one.variables === session.id}
                onClick={() => one.mutate(session.id, told)}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
