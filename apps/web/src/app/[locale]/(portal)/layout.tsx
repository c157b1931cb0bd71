import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ApiProviders } from '@/api/providers';
import { readSession, tenantOf } from '@/api/server-session';
import { LiveUpdates } from '@/features/changes/live';
import { ImpersonationBanner } from '@/features/impersonation/banner';
import { SessionProvider } from '@/features/session/session';
import { AppShell } from '@/features/shell/app-shell';
import type { MenuItem } from '@/features/shell/menu-links';
import { redirect } from '@/i18n/navigation';
import { Texts } from '@/i18n/texts';

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const session = await readSession();
  if (!session) {
    const from = (await headers()).get('x-relevo-path');
    return redirect({ href: { pathname: '/sign-in', query: from ? { next: from } : {} }, locale });
  }
  const tenant = await tenantOf(session);
  if (!tenant) return redirect({ href: session.staffRole ? '/console' : '/profile', locale });
  const t = await getTranslations('shell');
  const menu: MenuItem[] = [
    { href: '/home', label: t('portal.home'), icon: 'home' },
    { href: '/mailboxes', label: t('portal.mailboxes'), icon: 'mailboxes' },
    { href: '/smtp/activity', label: t('portal.smtp'), icon: 'activity', under: '/smtp' },
    { href: '/protection', label: t('portal.protection'), icon: 'protection' },
    { href: '/domain', label: t('portal.domain'), icon: 'domain' },
    { href: '/continuity', label: t('portal.continuity'), icon: 'continuity' },
    { href: '/team', label: t('portal.team'), icon: 'team' },
    { href: '/help', label: t('portal.help'), icon: 'help' },
  ];
  return (
    <Texts of={['impersonation']}>
      <ApiProviders>
        <SessionProvider session={session} tenant={tenant}>
          <LiveUpdates url={`/v1/tenants/${tenant.id}/events`}>
            <AppShell
              home="/home"
              title={tenant.name}
              subtitle="Relevo"
              menu={menu}
              user={session.user}
              notice={<ImpersonationBanner session={session} />}
              companies={session.impersonation ? [] : session.tenants.filter(({ id }) => id !== tenant.id)}
              elsewhere={session.staffRole ? { href: '/console', label: t('toConsole') } : undefined}
            >
              {children}
            </AppShell>
          </LiveUpdates>
        </SessionProvider>
      </ApiProviders>
    </Texts>
  );
}
