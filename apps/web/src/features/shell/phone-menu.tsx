'use client';

import { Menu, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from '@/ui/button';
import { type MenuItem, MenuLinks } from './menu-links';

export function PhoneMenu({ items, children }: { items: readonly MenuItem[]; children: ReactNode }) {
  const t = useTranslations('shell');
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label={t('openMenu')} aria-expanded={open} onClick={() => setOpen(true)}>
        <Menu aria-hidden />
      </IconButton>
      <ModalOverlay
        isOpen={open}
        onOpenChange={setOpen}
        isDismissable
        className="fixed inset-0 z-40 flex justify-end bg-black/45"
      >
        <Modal className="h-full w-72 max-w-[85vw] border-l border-line bg-panel">
          <Dialog aria-label={t('menu')} className="flex h-full flex-col gap-4 overflow-y-auto px-3 py-3 outline-none">
            <div className="flex justify-end">
              <IconButton label={t('closeMenu')} onClick={() => setOpen(false)}>
                <X aria-hidden />
              </IconButton>
            </div>
            <nav aria-label={t('menu')} className="flex-1">
              <MenuLinks items={items} onChosen={() => setOpen(false)} />
            </nav>
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}
