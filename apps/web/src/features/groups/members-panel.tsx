'use client';

import { Plus, UsersRound, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useMay } from '@/features/session/session';
import { Button, IconButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Panel } from '@/ui/panel';
import { LoadError, ProblemNote } from '@/ui/problem-note';
import { SearchBox } from '@/ui/search-box';
import { SkeletonLines } from '@/ui/skeleton';
import { useToasts } from '@/ui/toasts';
import { useFoundMailboxes, useGroupMembers, useJoinGroup, useLeaveGroup } from './queries';

const SHOWN_AT_ONCE = 8;

/** Who is in the group; whoever is searched for can be taken in. */
export function MembersPanel({ id, count }: { id: string; count: number }) {
  const t = useTranslations('groups');
  const ui = useTranslations('ui');
  const say = useToasts();
  const mayUpdate = useMay('filter:update');
  const members = useGroupMembers(id);
  const leaving = useLeaveGroup(id);
  const rows = members.data?.pages.flatMap((page) => page.items);
  return (
    <Panel title={`${t('members')} (${count})`} note={t('membersNote')}>
      <div className="flex flex-col gap-4">
        {mayUpdate && rows && <Joining id={id} inIt={new Set(rows.map((row) => row.id))} />}
        {members.error && !rows ? (
          <LoadError error={members.error} onRetry={() => void members.refetch()} />
        ) : !rows ? (
          <SkeletonLines lines={4} />
        ) : rows.length === 0 ? (
          <EmptyState icon={UsersRound} title={t('noMembers')}>
            {mayUpdate && t('noMembersText')}
          </EmptyState>
        ) : (
          <ul aria-label={t('members')} className="divide-y divide-line border-y border-line">
            {rows.map((row) => (
              <li key={row.id} className="flex items-center justify-between gap-3 py-1.5">
                <Who address={row.address} name={row.displayName} />
                {mayUpdate && (
                  <IconButton
                    label={t('leaveOf', { address: row.address })}
                    disabled={leaving.isPending}
                    onClick={() => leaving.mutate(row.id, { onSuccess: () => say.done(t('left', { address: row.address })) })}
                  >
                    <X aria-hidden />
                  </IconButton>
                )}
              </li>
            ))}
          </ul>
        )}
        <ProblemNote error={leaving.error} />
        {members.hasNextPage && (
          <Button className="self-center" busy={members.isFetchingNextPage} onClick={() => void members.fetchNextPage()}>
            {ui('more')}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function Joining({ id, inIt }: { id: string; inIt: ReadonlySet<string> }) {
  const t = useTranslations('groups');
  const say = useToasts();
  const joining = useJoinGroup(id);
  const [q, setQ] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const found = useFoundMailboxes(q);
  const others = found.data?.items.filter((row) => !inIt.has(row.id)).slice(0, SHOWN_AT_ONCE);
  return (
    <div className="flex flex-col gap-2">
      <SearchBox label={t('search')} value={q} onSearch={setQ} inputRef={box} className="sm:max-w-md" />
      <ProblemNote error={joining.error ?? (q ? found.error : null)} />
      {q !== '' && others && (
        <div aria-live="polite">
          {others.length === 0 ? (
            <p className="text-sm text-ink-2">{found.data?.nextCursor ? t('typeMore') : t('noneFound', { q })}</p>
          ) : (
            <ul aria-label={t('search')} className="divide-y divide-line rounded-control bg-sunken px-3">
              {others.map((row) => (
                <li key={row.id} className="flex items-center justify-between gap-3 py-1.5">
                  <Who address={row.address} name={row.displayName} />
                  <Button
                    size="small"
                    aria-label={t('joinOf', { address: row.address })}
                    disabled={joining.isPending}
                    onClick={() =>
                      joining.mutate(row.address, {
                        onSuccess: ({ moved: [moved] }) => {
                          // The pressed button goes with its row.
                          box.current?.focus();
                          say.done(moved ? t('moved', moved) : t('joined', { address: row.address }));
                        },
                      })
                    }
                  >
                    <Plus aria-hidden />
                    {t('join')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </div>
  );
}

function Who({ address, name }: { address: string; name: string }) {
  return (
    <span className="min-w-0">
      <span className="block break-all">{address}</span>
      {name && <span className="block text-sm text-ink-3">{name}</span>}
    </span>
  );
}
