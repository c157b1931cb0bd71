'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { AppPassword, CreatedAppPassword } from '@/api/types';
import { Button, IconButton } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { Copyable } from '@/ui/copy-button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';
import { useToasts } from '@/ui/toasts';
import { DeviceNameForm, type DeviceWish } from './device-name-form';

/** By which operations: the company's for one of its mailboxes, or the mailbox's own. */
export type AppPasswordDoor = {
  key: readonly string[];
  /** Asks for the mailbox's own password before it creates one. */
  confirms?: boolean;
  list: () => Promise<AppPassword[]>;
  create: (wish: DeviceWish) => Promise<CreatedAppPassword>;
  remove: (id: string) => Promise<unknown>;
};

export function AppPasswords({ door, mayChange }: { door: AppPasswordDoor; mayChange: boolean }) {
  const t = useTranslations('devices.appPasswords');
  const ui = useTranslations('ui');
  const say = useToasts();
  const queries = useQueryClient();
  const list = useQuery({ queryKey: door.key, queryFn: door.list });
  const again = () => void queries.invalidateQueries({ queryKey: door.key });
  const removal = useMutation({ mutationFn: door.remove, onSuccess: again });
  const [creating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState<AppPassword | null>(null);
  return (
    <Panel
      title={t('title')}
      note={t('note')}
      actions={
        mayChange && (
          <Button size="small" onClick={() => setCreating(true)}>
            <Plus aria-hidden />
            {t('add')}
          </Button>
        )
      }
    >
      {list.error && !list.data ? (
        <LoadError error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <SkeletonLines lines={2} />
      ) : list.data.length === 0 ? (
        <p className="flex items-center gap-2 text-ink-3">
          <KeyRound className="size-4 shrink-0" aria-hidden />
          {t('empty')}
        </p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {list.data.map((one) => (
            <li key={one.id} className="flex items-center gap-3 py-1.5 first:pt-0 last:pb-0">
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{one.name}</span>
                <span className="text-sm text-ink-3">
                  {t.rich('created', { when: () => <RelativeTime at={one.createdAt} /> })}
                </span>
                <span className="block text-sm text-ink-2">
                  {one.lastUse
                    ? t.rich('lastUse', {
                        when: () => <RelativeTime at={one.lastUse?.at ?? one.createdAt} />,
                        protocol: one.lastUse.protocol.toUpperCase(),
                        address: one.lastUse.address ?? '—',
                      })
                    : t('neverUsed')}
                </span>
              </span>
              {mayChange && (
                <IconButton label={t('deleteTitle', { name: one.name })} onClick={() => setLeaving(one)}>
                  <Trash2 aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {creating && <CreateDialog door={door} onClose={() => setCreating(false)} onCreated={again} />}
      <ConsequenceDialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('deleteTitle', { name: leaving?.name ?? '' })}
        consequences={[t('deleteStops'), t('deleteSessions'), t('deleteUndo')]}
        act={ui('delete')}
        danger
        busy={removal.isPending}
        error={removal.error}
        onConfirm={() =>
          leaving &&
          removal.mutate(leaving.id, {
            onSuccess: () => {
              say.done(t('deleted', { name: leaving.name }));
              setLeaving(null);
            },
          })
        }
      />
    </Panel>
  );
}

function CreateDialog({ door, onClose, onCreated }: { door: AppPasswordDoor; onClose: () => void; onCreated: () => void }) {
  const t = useTranslations('devices.appPasswords');
  const creation = useMutation({ mutationFn: door.create, onSuccess: onCreated });
  if (creation.data) {
    return (
      <Dialog open onClose={onClose} title={t('createdTitle', { name: creation.data.name })} role="alertdialog">
        <div className="flex flex-col gap-3">
          <div className="rounded-control border border-line bg-sunken py-2 pr-1 pl-3">
            <Copyable text={creation.data.password} large />
          </div>
          <p className="text-warn">{t('once')}</p>
          <p className="text-ink-2">{t('where')}</p>
        </div>
        <DialogActions>
          <Button look="primary" onClick={onClose}>
            {t('kept')}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={t('add')}>
      <DeviceNameForm
        texts={{ name: t('name'), nameHint: t('nameHint'), current: t('current'), create: t('create') }}
        confirms={door.confirms ?? false}
        busy={creation.isPending}
        error={creation.error}
        onSubmit={(wish) => creation.mutate(wish)}
        onClose={onClose}
      />
    </Dialog>
  );
}
