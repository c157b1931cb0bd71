'use client';

import { ArrowRightLeft, LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRouter } from '@/i18n/navigation';
import { Menu } from '@/ui/menu';

type Props = { user: { name: string; email: string }; elsewhere?: { href: string; label: string } };

export function UserMenu({ user, elsewhere }: Props) {
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
