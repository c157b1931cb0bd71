'use client';

import { Eye, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Mailbox, StartedLook } from '@/api/types';
import { useMailbox, useMailboxes } from '@/features/mailboxes/queries';
import { SpaceCell } from '@/features/mailboxes/space-panel';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { TextAreaField } from '@/ui/field';
import { Page } from '@/ui/page';
import { paged } from '@/ui/paged';
import { Panel } from '@/ui/panel';
import { LoadError, ProblemNote } from '@/ui/problem-note';
import { SearchBox } from '@/ui/search-box';
import { SkeletonLines } from '@/ui/skeleton';
import { useListParams } from '@/ui/use-list-params';
import { Explorer } from './explorer';
import { useStartLook } from './explorer-queries';
import { SmtpTabs } from './smtp-tabs';

/** What is in a mailbox, for who has the right and says why. */
export function ExplorerPage() {
  const t = useTranslations('explorer');
  const { get, set } = useListParams<'mailbox' | 'q'>();
  const mayLook = useMay('mailbox:look');
  const mailbox = get('mailbox');
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <SmtpTabs />
      {!mayLook ? (
        <Panel>
          <EmptyState icon={Eye} title={t('notAllowed')}>
            {t('notAllowedText')}
          </EmptyState>
        </Panel>
      ) : mailbox ? (
        <Chosen key={mailbox} id={mailbox} onBack={() => set({ mailbox: '' })} />
      ) : (
        <Choose q={get('q')} onSearch={(q) => set({ q })} />
      )}
    </Page>
  );
}

function Choose({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const t = useTranslations('explorer');
  const list = useMailboxes(q ? { q } : {});
  const columns: Column<Mailbox>[] = [
    { id: 'address', header: t('mailbox'), cell: (row) => row.displayAddress },
    { id: 'name', header: t('name'), cell: (row) => row.displayName, secondary: true },
    { id: 'space', header: t('space'), cell: (row) => <SpaceCell mailbox={row} />, numeric: true },
  ];
  return (
    <Panel flush>
      <div className="px-4 pt-4 pb-3 sm:px-5">
        <SearchBox
          label={t('searchMailbox')}
          placeholder={t('searchMailbox')}
          value={q}
          onSearch={onSearch}
          className="max-w-md"
        />
      </div>
      <DataTable
        {...paged(list)}
        label={t('title')}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => `/smtp/explorer?mailbox=${row.id}`}
        empty={
          <EmptyState icon={Search} title={t('nobody')}>
            {t('nobodyText')}
          </EmptyState>
        }
      />
    </Panel>
  );
}

function Chosen({ id, onBack }: { id: string; onBack: () => void }) {
  const mailbox = useMailbox(id);
  const [look, setLook] = useState<StartedLook | null>(null);
  if (!mailbox.data)
    return (
      <Panel>
        {mailbox.error ? <LoadError error={mailbox.error} onRetry={() => void mailbox.refetch()} /> : <SkeletonLines lines={4} />}
      </Panel>
    );
  return look ? (
    <Explorer mailbox={mailbox.data} look={look} onOver={() => setLook(null)} onBack={onBack} />
  ) : (
    <Reason mailbox={mailbox.data} onStarted={setLook} onBack={onBack} />
  );
}

function Reason({
  mailbox,
  onStarted,
  onBack,
}: {
  mailbox: Mailbox;
  onStarted: (look: StartedLook) => void;
  onBack: () => void;
}) {
  const t = useTranslations('explorer.reason');
  const start = useStartLook(mailbox.id);
  const [why, setWhy] = useState('');
  return (
    <Panel title={t('title', { address: mailbox.displayAddress })}>
      <form
        className="flex max-w-xl flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate(why.trim(), { onSuccess: onStarted });
        }}
      >
        <ul className="flex list-disc flex-col gap-1.5 pl-4 text-ink-2 marker:text-ink-3">
          <li>{t('told')}</li>
          <li>{t('audited')}</li>
          <li>{t('time')}</li>
        </ul>
        <TextAreaField
          label={t('why')}
          hint={t('whyHint')}
          rows={3}
          required
          minLength={8}
          maxLength={300}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
        />
        <ProblemNote error={start.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={start.isPending}>
            {t('start')}
          </Button>
          <Button onClick={onBack}>{t('other')}</Button>
        </div>
      </form>
    </Panel>
  );
}
