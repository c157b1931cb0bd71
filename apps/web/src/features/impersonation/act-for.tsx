'use client';

import { useMutation } from '@tanstack/react-query';
import { UserRoundCog } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, unwrap } from '@/api/client';
import { useMay } from '@/features/session/session';
import { useRouter } from '@/i18n/navigation';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { TextAreaField } from '@/ui/field';

/** The button with which staff begin to act for a company, and what that means. `then`: where in its portal that leads; `mark`: in a row, without words. */
export function ActFor({
  tenant,
  then = '/home',
  mark,
}: {
  tenant: { id: string; name: string };
  then?: string;
  mark?: boolean;
}) {
  const t = useTranslations('impersonation');
  const may = useMay('tenant:impersonate');
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const start = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/v1/console/tenants/{tenantId}/impersonation', { params: { path: { tenantId: tenant.id } }, body: { reason } }),
      ),
    onSuccess: () => {
      router.push(then);
      router.refresh();
    },
  });
  if (!may) return null;
  return (
    <>
      <Button
        size="small"
        onClick={() => setAsking(true)}
        aria-label={t('startNamed', { company: tenant.name })}
        title={t('start')}
      >
        <UserRoundCog aria-hidden />
        {!mark && t('start')}
      </Button>
      <ConsequenceDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('startNamed', { company: tenant.name })}
        consequences={[t('consequence.time'), t('consequence.trace'), t('consequence.limits')]}
        act={t('start')}
        busy={start.isPending}
        error={start.error}
        onConfirm={() => start.mutate()}
      >
        <TextAreaField
          label={t('reason')}
          hint={t('reasonHint')}
          required
          minLength={8}
          maxLength={300}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </ConsequenceDialog>
    </>
  );
}
