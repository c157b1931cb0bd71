'use client';

import { Menu } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { IconButton } from '@/ui/button';
import type { MenuItem } from './menu-links';

const PhoneMenuPanel = lazy(() => import('./phone-menu-panel'));

export function PhoneMenu({ items, children }: { items: readonly MenuItem[]; children: ReactNode }) {
  const t = useTranslations('shell');
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label={t('openMenu')} aria-expanded={open} onClick={() => setOpen(true)}>
        <Menu aria-hidden />
      </IconButton>
      {open && (
        <Suspense>
          <PhoneMenuPanel items={items} onClose={() => setOpen(false)}>
            {children}
          </PhoneMenuPanel>
        </Suspense>
      )}
    </>
  );
}
