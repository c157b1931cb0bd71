'use client';

import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Eye, LogIn, Mail } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, unwrap } from '@/api/client';
import { fieldError, isProblem } from '@/api/problem';
import type { MailboxLogIn, MailboxLook, OwnMailbox } from '@/api/types';
import { NewPasswordField } from '@/features/auth/new-password-field';
import { SpacePanel } from '@/features/mailboxes/space-panel';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { PasswordField } from '@/ui/password-field';
import { ProblemNote } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { Badge } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { PanelTabs } from './panel-tabs';

export function MailboxPanelPage({ mailbox }: { mailbox: OwnMailbox }) {
  const t = useTranslations('mailboxPanel');
  return (
    <Page title={mailbox.address} purpose={t('purpose')} actions={mailbox.protocols.webmail && <OpenWebmail />}>
      <PanelTabs />
      <div className="grid items-start gap-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-5">
          <SpacePanel usage={mailbox.usage} quotaMb={mailbox.quotaMb} own />
          <PasswordPanel mailbox={mailbox} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <Looks />
          <LogIns />
        </div>
      </div>
    </Page>
  );
}

/** The way in lasts a minute and opens once, so it is asked for when the button is pressed. */
function OpenWebmail() {
  const t = useTranslations('mailboxPanel');
  const open = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/mailbox/webmail')),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <div className="flex flex-col items-start gap-2">
      <Button look="primary" busy={open.isPending} onClick={() => open.mutate()}>
        <Mail aria-hidden />
        {t('openWebmail')}
      </Button>
      <ProblemNote error={open.error} />
    </div>
  );
}

function PasswordPanel({ mailbox }: { mailbox: OwnMailbox }) {
  const t = useTranslations('mailboxPanel');
  const say = useToasts();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/mailbox/password', { body: { current, password } })),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      say.done(t('changed'));
    },
  });
  const wrong = isProblem(change.error, 'auth.wrong_password') ? change.error.detail : undefined;
  const refused = fieldError(change.error, 'password');
  return (
    <Panel title={t('password')} note={t('passwordNote')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <PasswordField
          label={t('current')}
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
          autoComplete="current-password"
          required
          error={wrong}
        />
        <NewPasswordField
          label={t('next')}
          value={password}
          onValue={setPassword}
          own={[mailbox.address, mailbox.displayName, mailbox.company]}
          error={refused}
        />
        <ProblemNote error={wrong || refused ? null : change.error} />
        <Button type="submit" look="primary" className="self-start" busy={change.isPending}>
          {t('change')}
        </Button>
      </form>
    </Panel>
  );
}

/** On a phone each is a card: the last ones say what a person looks for, the rest is asked for. */
const LOG_INS_AT_ONCE = 8;

function LogIns() {
  const t = useTranslations('mailboxPanel');
  const [all, setAll] = useState(false);
  const logIns = useQuery({ queryKey: ['mailbox', 'log-ins'], queryFn: () => unwrap(api.GET('/v1/mailbox/log-ins')) });
  const columns: Column<MailboxLogIn>[] = [
    { id: 'when', header: t('columns.when'), cell: (row) => <RelativeTime at={row.at} /> },
    {
      id: 'how',
      header: t('columns.how'),
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-2">
          <span className="uppercase">{row.protocol}</span>
          {!row.tls && <Badge tone="warn">{t('noTls')}</Badge>}
        </span>
      ),
    },
    { id: 'from', header: t('columns.from'), cell: (row) => <span className="font-mono text-sm">{row.remote ?? '—'}</span> },
    {
      id: 'result',
      header: t('columns.result'),
      cell: (row) => <Badge tone={row.ok ? 'good' : 'bad'}>{row.ok ? t('let') : t('refused')}</Badge>,
    },
  ];
  return (
    <Panel title={t('logIns')} note={t('logInsNote')} flush>
      <DataTable
        label={t('logIns')}
        columns={columns}
        rows={all ? logIns.data : logIns.data?.slice(0, LOG_INS_AT_ONCE)}
        rowKey={(row) => `${row.at} ${row.protocol} ${row.remote} ${row.ok}`}
        error={logIns.error}
        onRetry={() => void logIns.refetch()}
        empty={<EmptyState icon={LogIn} title={t('noLogIns')} />}
        more={{ available: !all && (logIns.data?.length ?? 0) > LOG_INS_AT_ONCE, loading: false, load: () => setAll(true) }}
      />
    </Panel>
  );
}

function Looks() {
  const t = useTranslations('mailboxPanel');
  const looks = useInfiniteQuery({
    queryKey: ['mailbox', 'looks'],
    queryFn: ({ pageParam }) =>
      unwrap(api.GET('/v1/mailbox/looks', { params: { query: { limit: 20, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const rows = looks.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t('looks')} note={t('looksNote')}>
      {rows.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-3">
          <Eye className="size-4" aria-hidden />
          {t('noLooks')}
        </p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {rows.map((look) => (
            <Look key={look.id} look={look} />
          ))}
        </ul>
      )}
      {looks.hasNextPage && <MoreButton busy={looks.isFetchingNextPage} onMore={() => void looks.fetchNextPage()} />}
    </Panel>
  );
}

function Look({ look }: { look: MailboxLook }) {
  const t = useTranslations('mailboxPanel');
  return (
    <li className="flex flex-col gap-0.5 py-2 first:pt-0 last:pb-0">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{look.who}</span>
        {look.staff && <Badge tone="plain">{t('staff')}</Badge>}
        <span className="text-ink-2">{t(`look.${look.what}`)}</span>
        <span className="text-sm text-ink-3">
          <RelativeTime at={look.at} />
        </span>
      </span>
      <span className="text-sm text-ink-2">{look.why}</span>
    </li>
  );
}

function MoreButton({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const ui = useTranslations('ui');
  return (
    <Button className="mt-3" busy={busy} onClick={onMore}>
      {ui('more')}
    </Button>
  );
}
