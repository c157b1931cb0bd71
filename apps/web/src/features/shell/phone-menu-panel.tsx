'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from '@/ui/button';
import { type MenuItem, MenuLinks } from './menu-links';

type Props = { items: readonly MenuItem[]; children: ReactNode; onClose: () => void };

export default function PhoneMenuPanel({ items, children, onClose }: Props) {
  const t = useTranslations('shell');
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className="fixed inset-0 z-40 flex justify-end bg-black/45"
    >
      <Modal className="h-full w-72 max-w-[85vw] border-l border-line bg-panel">
        <Dialog aria-label={t('menu')} className="flex h-full flex-col gap-4 overflow-y-auto px-3 py-3 outline-none">
          <div className="flex justify-end">
            <IconButton label={t('closeMenu')} onClick={onClose}>
              <X aria-hidden />
            </IconButton>
          </div>
          <nav aria-label={t('menu')} className="flex-1">
            <MenuLinks items={items} onChosen={onClose} />
          </nav>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
