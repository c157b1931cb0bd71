import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ApiProviders } from '@/api/providers';
import { readSession } from '@/api/server-session';
import { LiveUpdates } from '@/features/changes/live';
import { ConsoleSearch } from '@/features/console/search';
import { ImpersonationBanner } from '@/features/impersonation/banner';
import { SessionProvider } from '@/features/session/session';
import { AppShell } from '@/features/shell/app-shell';
import type { MenuItem } from '@/features/shell/menu-links';
import { redirect } from '@/i18n/navigation';
import { Texts } from '@/i18n/texts';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const session = await readSession();
  if (!session) {
    const from = (await headers()).get('x-relevo-path');
    return redirect({ href: { pathname: '/sign-in', query: from ? { next: from } : {} }, locale });
  }
  if (!session.staffRole) return redirect({ href: '/home', locale });
  // The API refuses them all the same; here they are led to where it is turned on.
  if (!session.secondFactor) return redirect({ href: '/profile', locale });
  const t = await getTranslations('shell');
  const menu: MenuItem[] = [
    { href: '/console', label: t('consoleMenu.today'), icon: 'today', exact: true },
    { href: '/console/tenants', label: t('consoleMenu.tenants'), icon: 'tenants' },
    { href: '/console/mail', label: t('consoleMenu.mail'), icon: 'activity' },
    { href: '/console/fleet', label: t('consoleMenu.fleet'), icon: 'fleet' },
    { href: '/console/jobs', label: t('consoleMenu.jobs'), icon: 'jobs' },
    { href: '/console/emails', label: t('consoleMenu.emails'), icon: 'emails' },
    { href: '/console/alarms', label: t('consoleMenu.alarms'), icon: 'alarms' },
    { href: '/console/bounces', label: t('consoleMenu.bounces'), icon: 'bounces' },
    { href: '/console/catalogue', label: t('consoleMenu.catalogue'), icon: 'catalogue' },
    { href: '/console/audit', label: t('consoleMenu.audit'), icon: 'audit' },
  ];
  return (
    <Texts of={['console', 'impersonation']}>
      <ApiProviders>
        <SessionProvider session={session}>
          <LiveUpdates url="/v1/console/events">
            <AppShell
              home="/console"
              title={t('console')}
              subtitle="Relevo"
              menu={menu}
              user={session.user}
              notice={<ImpersonationBanner session={session} />}
              elsewhere={session.tenants.length > 0 ? { href: '/home', label: t('toPortal') } : undefined}
              tools={<ConsoleSearch />}
            >
              {children}
            </AppShell>
          </LiveUpdates>
        </SessionProvider>
      </ApiProviders>
    </Texts>
  );
}
