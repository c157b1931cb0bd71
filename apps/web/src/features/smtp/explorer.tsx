'use client';

import clsx from 'clsx';
import { Flag, Inbox, MailOpen, Paperclip, Reply } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Problem } from '@/api/problem';
import type { Mailbox, StartedLook } from '@/api/types';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { FactList, Panel } from '@/ui/panel';
import { LoadError, ProblemNote } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SearchBox } from '@/ui/search-box';
import { SkeletonLines } from '@/ui/skeleton';
import { useFolderMessage, useFolderMessages, useFolders } from './explorer-queries';

type Props = { mailbox: Mailbox; look: StartedLook; onOver: () => void; onBack: () => void };
type Opened = { folder: string; uid: number | null };

const isOver = (error: unknown): boolean => error instanceof Problem && error.code === 'explorer.look_over';

export function Explorer({ mailbox, look, onOver, onBack }: Props) {
  const t = useTranslations('explorer');
  const folders = useFolders(mailbox.id, look.id);
  const [opened, setOpened] = useState<Opened>({ folder: 'INBOX', uid: null });
  if (isOver(folders.error)) return <Over onOver={onOver} />;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-2">
          <strong className="font-medium text-ink">{mailbox.displayAddress}</strong> · {t('until')}{' '}
          <RelativeTime at={look.endsAt} />
        </p>
        <Button size="small" onClick={onBack}>
          {t('reason.other')}
        </Button>
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <Panel flush title={t('folders')}>
          {folders.error ? (
            <LoadError error={folders.error} onRetry={() => void folders.refetch()} />
          ) : !folders.data ? (
            <div className="px-4 pb-4">
              <SkeletonLines lines={5} />
            </div>
          ) : (
            <ul className="pb-2">
              {folders.data.folders.map((folder) => (
                <li key={folder.name}>
                  <button
                    type="button"
                    aria-pressed={folder.name === opened.folder}
                    onClick={() => setOpened({ folder: folder.name, uid: null })}
                    className={clsx(
                      'flex w-full items-baseline justify-between gap-3 px-4 py-1.5 text-left hover:bg-hover pointer-coarse:py-2.5',
                      folder.name === opened.folder && 'bg-accent-soft font-medium',
                    )}
                  >
                    <span className="truncate">{folder.name === 'INBOX' ? t('inbox') : folder.name}</span>
                    <span className="text-sm whitespace-nowrap text-ink-3 figures">
                      {t('folder', { n: folder.messages, mb: Math.ceil(folder.bytes / 1_048_576) })}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Panel>
        {opened.uid === null ? (
          <Messages
            key={opened.folder}
            mailbox={mailbox}
            look={look}
            folder={opened.folder}
            onOver={onOver}
            onOpen={(uid) => setOpened({ ...opened, uid })}
          />
        ) : (
          <Message
            mailbox={mailbox}
            look={look}
            opened={opened}
            onOver={onOver}
            onBack={() => setOpened({ ...opened, uid: null })}
          />
        )}
      </div>
    </>
  );
}

type MessagesProps = Pick<Props, 'mailbox' | 'look' | 'onOver'> & { folder: string; onOpen: (uid: number) => void };

function Messages({ mailbox, look, folder, onOpen, onOver }: MessagesProps) {
  const t = useTranslations('explorer');
  const [q, setQ] = useState('');
  const list = useFolderMessages(mailbox.id, look.id, folder, q);
  const found = list.data?.pages.flatMap((page) => page.items);
  // A search that has found nothing yet goes on by itself, page by page, to the end of the folder.
  const searching = found?.length === 0 && list.hasNextPage && !list.error;
  const { fetchNextPage, isFetchingNextPage } = list;
  useEffect(() => {
    if (searching && !isFetchingNextPage) void fetchNextPage();
  }, [searching, isFetchingNextPage, fetchNextPage]);
  const rows = searching ? undefined : found;
  if (isOver(list.error)) return <Over onOver={onOver} />;
  return (
    <Panel flush>
      <div className="flex flex-wrap items-center gap-3 px-4 pt-4 pb-3 sm:px-5">
        <SearchBox label={t('search')} placeholder={t('search')} value={q} onSearch={setQ} className="min-w-48 flex-1" />
        {list.data && <span className="text-sm text-ink-3 figures">{t('total', { n: list.data.pages[0]?.total ?? 0 })}</span>}
      </div>
      {list.error && !found?.length ? (
        <LoadError error={list.error} onRetry={() => void list.refetch()} />
      ) : !rows ? (
        <div className="px-4 pb-5 sm:px-5" role="status">
          {searching && <p className="pb-3 text-sm text-ink-3">{t('searching')}</p>}
          <SkeletonLines lines={8} />
        </div>
      ) : rows.length === 0 ? (
        <EmptyState icon={Inbox} title={t(q ? 'nothingFound' : 'emptyFolder')}>
          {t('emptyFolderText')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {rows.map((row) => (
            <li key={row.uid}>
              <button
                type="button"
                onClick={() => onOpen(row.uid)}
                className="grid w-full grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-4 py-2 text-left hover:bg-hover sm:px-5"
              >
                <span className={clsx('truncate', !row.seen && 'font-semibold')}>{row.from || '—'}</span>
                <span className="text-sm whitespace-nowrap text-ink-3">
                  <RelativeTime at={row.receivedAt} />
                </span>
                <span className="flex min-w-0 items-center gap-1.5 text-ink-2">
                  {row.answered && <Reply className="size-3.5 shrink-0" aria-label={t('answered')} />}
                  {row.flagged && <Flag className="size-3.5 shrink-0" aria-label={t('flagged')} />}
                  <span className="truncate">{row.subject || t('noSubject')}</span>
                </span>
                <span className="text-right text-sm text-ink-3 figures">{t('kb', { n: Math.ceil(row.size / 1024) })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {rows && rows.length > 0 && <ProblemNote error={list.error} className="m-3" />}
      {list.hasNextPage && !searching && (
        <div className="flex justify-center border-t border-line py-3">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('older')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

type MessageProps = Pick<Props, 'mailbox' | 'look' | 'onOver'> & { opened: Opened; onBack: () => void };

function Message({ mailbox, look, opened, onBack, onOver }: MessageProps) {
  const t = useTranslations('explorer');
  const found = useFolderMessage(mailbox.id, look.id, opened.folder, opened.uid);
  const [headers, setHeaders] = useState(false);
  if (isOver(found.error)) return <Over onOver={onOver} />;
  const data = found.data;
  return (
    <Panel
      title={data ? data.subject || t('noSubject') : t('message')}
      actions={
        <Button size="small" onClick={onBack}>
          {t('back')}
        </Button>
      }
    >
      {found.error ? (
        <LoadError error={found.error} onRetry={() => void found.refetch()} />
      ) : !data ? (
        <SkeletonLines lines={8} />
      ) : (
        <div className="flex flex-col gap-4">
          <FactList
            facts={[
              { label: t('from'), value: data.from || '—' },
              { label: t('to'), value: data.to || '—' },
              { label: t('received'), value: <RelativeTime at={data.receivedAt} /> },
            ]}
          />
          {data.attachments.length > 0 && (
            <ul className="flex flex-wrap gap-2" aria-label={t('attachments')}>
              {data.attachments.map((one, index) => (
                <li
                  // biome-ignore lint/suspicious/noArrayIndexKey: two attachments may have one name; the list never changes
                  key={index}
                  className="flex items-center gap-1.5 rounded-control border border-line px-2 py-1 text-sm"
                >
                  <Paperclip className="size-3.5 shrink-0 text-ink-3" aria-hidden />
                  <span className="truncate">{one.name || one.type}</span>
                  <span className="text-ink-3 figures">{t('kb', { n: Math.ceil(one.size / 1024) })}</span>
                </li>
              ))}
            </ul>
          )}
          <p className="text-sm text-ink-3">{t('textOnly')}</p>
          <pre className="rounded-control bg-sunken px-3 py-2 font-sans break-words whitespace-pre-wrap">
            {data.text || t('noText')}
          </pre>
          {data.truncated && <p className="text-sm text-ink-3">{t('truncated')}</p>}
          <Button size="small" className="self-start" aria-expanded={headers} onClick={() => setHeaders(!headers)}>
            <MailOpen aria-hidden />
            {t(headers ? 'hideHeaders' : 'showHeaders')}
          </Button>
          {headers && (
            <pre className="overflow-x-auto rounded-control bg-sunken px-3 py-2 font-mono text-sm break-all whitespace-pre-wrap">
              {data.header}
            </pre>
          )}
        </div>
      )}
    </Panel>
  );
}

/** Half an hour is over: whoever goes on looking says why again. */
function Over({ onOver }: { onOver: () => void }) {
  const t = useTranslations('explorer');
  return (
    <Panel>
      <div className="flex flex-col items-start gap-3">
        <p>{t('over')}</p>
        <Button onClick={onOver}>{t('again')}</Button>
      </div>
    </Panel>
  );
}
