'use client';

import { LogOut, MonitorOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { api } from '@/api/client';
import { useRouter } from '@/i18n/navigation';
import { Menu } from '@/ui/menu';

/** Signing out of the mailbox alone: a person's session in the same browser stays. */
export function MailboxMenu({ address }: { address: string }) {
  const t = useTranslations('mailboxPanel');
  const shell = useTranslations('shell');
  const router = useRouter();
  const leave = async (everywhere: boolean) => {
    await api.DELETE('/v1/mailbox/session', { params: { query: { everywhere: String(everywhere) as 'true' } } });
    router.push('/sign-in');
    router.refresh();
  };
  return (
    <Menu
      label={`${shell('account')}: ${address}`}
      className="flex min-w-0 items-center gap-2 rounded-control px-2 py-1.5 hover:bg-hover"
      trigger={<span className="truncate text-sm">{address}</span>}
      entries={[
        { id: 'leave', label: shell('signOut'), icon: LogOut, onAction: () => void leave(false) },
        { id: 'everywhere', label: t('signOutEverywhere'), icon: MonitorOff, onAction: () => void leave(true) },
      ]}
    />
  );
}
