'use client';

import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import { ProtectionTabs } from '@/features/protection/protection-tabs';
import { useMay, useTenant } from '@/features/session/session';
import { Page } from '@/ui/page';
import type { QuarantineDoor } from './door';
import { QuarantineList } from './quarantine-list';

/** All of the company's; what a message says is for who may look into mailboxes. */
export function QuarantinePage() {
  const t = useTranslations('quarantine');
  const { id: tenantId } = useTenant();
  const mayAct = useMay('quarantine:act');
  const mayLook = useMay('mailbox:look');
  const path = { tenantId };
  const door: QuarantineDoor = {
    key: ['quarantine', tenantId],
    list: (query) => unwrap(api.GET('/v1/tenants/{tenantId}/quarantine', { params: { path, query } })),
    act: (ids, act) => unwrap(api.POST('/v1/tenants/{tenantId}/quarantine/acts', { params: { path }, body: { ids, act } })),
    look: mayLook
      ? (id, why) =>
          unwrap(api.POST('/v1/tenants/{tenantId}/quarantine/{id}/look', { params: { path: { tenantId, id } }, body: { why } }))
      : null,
    lookAsksWhy: true,
    mayAct,
    several: true,
  };
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      <ProtectionTabs />
      <QuarantineList door={door} />
    </Page>
  );
}
