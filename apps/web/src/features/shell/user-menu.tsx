'use client';

import { ArrowRightLeft, Building2, LogOut, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRouter } from '@/i18n/navigation';
import { Menu } from '@/ui/menu';
import { TENANT_COOKIE } from './tenant-cookie';

type Props = {
  user: { name: string; email: string };
  elsewhere?: { href: string; label: string };
  companies?: readonly { id: string; name: string }[];
};

export function UserMenu({ user, elsewhere, companies = [] }: Props) {
  const t = useTranslations('shell');
  const router = useRouter();
  const signOut = async () => {
    await fetch('/api/auth/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    router.push('/sign-in');
    router.refresh();
  };
  return (
    <Menu
      label={`${t('account')}: ${user.name}`}
      className="flex min-w-0 flex-1 items-center gap-2 rounded-control px-2 py-1 text-left hover:bg-hover"
      trigger={
        <>
          <span className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent">
            {initials(user.name)}
          </span>
          <span className="truncate text-sm">{user.name}</span>
        </>
      }
      entries={[
        ...companies.map(({ id, name }) => ({
          id,
          label: t('toTenant', { name }),
          icon: Building2,
          onAction: () => {
            // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
            document.cookie = `${TENANT_COOKIE}=${id}; Path=/; SameSite=Lax; Max-Age=31536000`;
            // Loaded anew: nothing of the other company stays in memory.
            window.location.assign(`/${document.documentElement.lang}/home`);
          },
        })),
        { id: 'profile', label: t('profile'), icon: UserRound, onAction: () => router.push('/profile') },
        ...(elsewhere
          ? [{ id: 'elsewhere', label: elsewhere.label, icon: ArrowRightLeft, onAction: () => router.push(elsewhere.href) }]
          : []),
        { id: 'sign-out', label: t('signOut'), icon: LogOut, onAction: () => void signOut() },
      ]}
    />
  );
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
