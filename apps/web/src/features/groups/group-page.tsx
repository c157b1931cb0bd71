'use client';

import { Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Group } from '@/api/types';
import { EffectiveBadge } from '@/features/changes/change-state';
import { FilterHistory } from '@/features/protection/filter-history';
import { FiltersOf } from '@/features/protection/filters-of';
import { useMay } from '@/features/session/session';
import { useRouter } from '@/i18n/navigation';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { Skeleton, SkeletonLines } from '@/ui/skeleton';
import { useToasts } from '@/ui/toasts';
import { MembersPanel } from './members-panel';
import { NameDialog } from './name-dialog';
import { useDeleteGroup, useGroup, useRenameGroup } from './queries';

export function GroupPage({ id }: { id: string }) {
  const t = useTranslations('groups');
  const group = useGroup(id);
  const mayUpdate = useMay('filter:update');
  const back = { href: '/mailboxes/groups', label: t('title') };
  if (group.error && !group.data) {
    return (
      <Page title={t('one')} back={back}>
        <Panel>
          <LoadError error={group.error} onRetry={() => void group.refetch()} />
        </Panel>
      </Page>
    );
  }
  const { data } = group;
  return (
    <Page
      title={data?.name ?? <Skeleton className="h-7 w-48" />}
      purpose={t('precedence')}
      back={back}
      state={data && <EffectiveBadge effective={data.effective} />}
      actions={data && mayUpdate && <Acts group={data} />}
    >
      {data ? (
        <MembersPanel id={id} count={data.members} />
      ) : (
        <Panel>
          <SkeletonLines lines={4} />
        </Panel>
      )}
      <FiltersOf whose="group" id={id} title={t('rulesTitle')} note={t('rulesNote')} whenEmpty={t('whenEmpty')} />
      <FilterHistory group={id} />
    </Page>
  );
}

function Acts({ group }: { group: Group }) {
  const t = useTranslations('groups');
  const ui = useTranslations('ui');
  const say = useToasts();
  const router = useRouter();
  const naming = useRenameGroup(group.id);
  const removal = useDeleteGroup(group.id);
  const [asking, setAsking] = useState<'name' | 'delete' | null>(null);
  const close = () => {
    naming.reset();
    removal.reset();
    setAsking(null);
  };
  return (
    <>
      <Button onClick={() => setAsking('name')}>
        <Pencil aria-hidden />
        {t('rename')}
      </Button>
      <Button onClick={() => setAsking('delete')}>
        <Trash2 aria-hidden />
        {ui('delete')}
      </Button>
      {asking === 'name' && (
        <NameDialog
          title={t('rename')}
          act={ui('save')}
          name={group.name}
          busy={naming.isPending}
          error={naming.error}
          onClose={close}
          onName={(name) =>
            naming.mutate(
              { name, version: group.version },
              {
                onSuccess: () => {
                  say.done(t('renamed'));
                  close();
                },
              },
            )
          }
        />
      )}
      <ConsequenceDialog
        open={asking === 'delete'}
        onClose={close}
        title={t('deleteTitle', { name: group.name })}
        consequences={[t('deleteWhat'), t('deleteKeeps', { n: group.members })]}
        act={ui('delete')}
        danger
        busy={removal.isPending}
        error={removal.error}
        onConfirm={() =>
          removal.mutate(undefined, {
            onSuccess: () => {
              say.done(t('deleted', { name: group.name }));
              router.push('/mailboxes/groups');
            },
          })
        }
      />
    </>
  );
}
