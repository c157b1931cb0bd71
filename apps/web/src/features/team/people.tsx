'use client';

import { UserPlus, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import type { Member } from '@/api/types';
import { useMay, useSession, useTenant } from '@/features/session/session';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { type Column, DataTable } from '@/ui/data-table';
import { EmptyState } from '@/ui/empty-state';
import { Select } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { useProblemText } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { Badge } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { Invitations } from './invitations';
import { ROLES, useChangeRole, useMembers, useRemoveMember } from './queries';

const InviteDialog = lazy(() => import('./invite-dialog'));

/** Who belongs to the company, and who is on the way. */
export function People() {
  const t = useTranslations('team');
  const { user } = useSession();
  const tenant = useTenant();
  const say = useToasts();
  const members = useMembers();
  const remove = useRemoveMember();
  const [inviting, setInviting] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const mayInvite = useMay('member:invite');
  const mayRemove = useMay('member:remove');
  // Owners are the business of owners; the API holds it, this only does not offer it.
  const touchable = (member: Member) => tenant.role === 'owner' || member.role !== 'owner';
  const columns: Column<Member>[] = [
    {
      id: 'who',
      header: t('name'),
      cell: (row) => (
        <span className="block min-w-0">
          <span className="flex flex-wrap items-center gap-x-2 font-medium">
            {row.name}
            {row.userId === user.id && <Badge tone="plain">{t('you')}</Badge>}
          </span>
          <span className="block text-sm break-all text-ink-3">{row.email}</span>
        </span>
      ),
    },
    { id: 'role', header: t('role'), cell: (row) => <RoleCell member={row} touchable={touchable(row)} /> },
    {
      id: 'factor',
      header: t('secondFactor'),
      cell: (row) => <Badge tone={row.secondFactor ? 'good' : 'plain'}>{row.secondFactor ? t('yes') : t('no')}</Badge>,
      secondary: true,
    },
    {
      id: 'seen',
      header: t('lastSeen'),
      cell: (row) => (row.lastSeenAt ? <RelativeTime at={row.lastSeenAt} /> : '—'),
      secondary: true,
    },
    {
      id: 'acts',
      header: <span className="sr-only">{t('remove')}</span>,
      cell: (row) =>
        mayRemove &&
        touchable(row) && (
          <Button size="small" onClick={() => setLeaving(row)}>
            {t('remove')}
          </Button>
        ),
      className: 'w-px',
    },
  ];
  return (
    <>
      <Panel
        title={t('members')}
        note={t('membersNote')}
        flush
        actions={
          mayInvite && (
            <Button look="primary" onClick={() => setInviting(true)}>
              <UserPlus aria-hidden />
              {t('invite')}
            </Button>
          )
        }
      >
        <DataTable
          label={t('members')}
          columns={columns}
          rows={members.data}
          rowKey={(row) => row.userId}
          error={members.error}
          onRetry={() => void members.refetch()}
          empty={<EmptyState icon={Users} title={t('members')} />}
        />
      </Panel>
      <Invitations />
      {inviting && (
        <Suspense>
          <InviteDialog onClose={() => setInviting(false)} />
        </Suspense>
      )}
      <ConsequenceDialog
        open={leaving !== null}
        onClose={() => {
          setLeaving(null);
          remove.reset();
        }}
        title={t('removeTitle', { name: leaving?.name ?? '' })}
        consequences={[t('removeWhat', { company: tenant.name }), t('removeKeeps')]}
        act={t('remove')}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          leaving &&
          remove.mutate(leaving.userId, {
            onSuccess: () => {
              setLeaving(null);
              say.done(t('removed'));
            },
          })
        }
      />
    </>
  );
}

function RoleCell({ member, touchable }: { member: Member; touchable: boolean }) {
  const t = useTranslations('team');
  const tenant = useTenant();
  const say = useToasts();
  const problemText = useProblemText();
  const mayUpdate = useMay('member:update');
  const change = useChangeRole();
  if (!mayUpdate || !touchable) return t(`roles.${member.role}`);
  const offered = ROLES.filter((role) => tenant.role === 'owner' || role !== 'owner');
  return (
    <Select
      aria-label={t('changeRole', { name: member.name })}
      value={change.isPending && change.variables ? change.variables.role : member.role}
      options={offered.map((value) => ({ value, label: t(`roles.${value}`) }))}
      onValue={(role) =>
        change.mutate(
          { id: member.userId, role },
          { onSuccess: () => say.done(t('roleChanged')), onError: (error) => say.failed(problemText(error)) },
        )
      }
      className="w-auto"
    />
  );
}
