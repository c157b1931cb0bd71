import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ApiProviders } from '@/api/providers';
import { readSession } from '@/api/server-session';
import { SessionProvider } from '@/features/session/session';
import { AppShell } from '@/features/shell/app-shell';
import type { MenuItem } from '@/features/shell/menu-links';
import { redirect } from '@/i18n/navigation';
import { Texts } from '@/i18n/texts';

/** A person's own pages: the same for people of companies and of the staff, and open to staff without a second factor. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const session = await readSession();
  if (!session) {
    const from = (await headers()).get('x-relevo-path');
    return redirect({ href: { pathname: '/sign-in', query: from ? { next: from } : {} }, locale });
  }
  const t = await getTranslations('shell');
  const menu: MenuItem[] = [
    ...(session.tenants.length > 0 ? [{ href: '/home', label: t('portal.home'), icon: 'home' as const }] : []),
    ...(session.staffRole ? [{ href: '/console', label: t('console'), icon: 'today' as const }] : []),
    { href: '/profile', label: t('profile'), icon: 'profile' },
  ];
  return (
    <Texts of={['auth']}>
      <ApiProviders>
        <SessionProvider session={session}>
          <AppShell home="/profile" title={session.user.name} subtitle="Relevo" menu={menu} user={session.user}>
            {children}
          </AppShell>
        </SessionProvider>
      </ApiProviders>
    </Texts>
  );
}
