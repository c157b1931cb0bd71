'use client';

import clsx from 'clsx';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './button';

export type DialogBodyProps = {
  onClose: () => void;
  title: string;
  children: ReactNode;
  wide?: boolean;
  role?: 'dialog' | 'alertdialog';
};

export default function DialogBody({ onClose, title, children, wide, role = 'dialog' }: DialogBodyProps) {
  const t = useTranslations('ui');
  return (
    <ModalOverlay
      isOpen
      onOpenChange={(next) => !next && onClose()}
      isDismissable={role === 'dialog'}
      className="fixed inset-0 z-50 flex items-end justify-center overflow-y-auto bg-black/45 sm:items-start sm:p-6 sm:pt-[10vh]"
    >
      <Modal
        className={clsx(
          'w-full animate-[rise_140ms_ease-out] rounded-t-panel border border-line bg-raised shadow-[var(--shadow-float)] sm:rounded-panel',
          wide ? 'sm:max-w-2xl' : 'sm:max-w-md',
        )}
      >
        <AriaDialog role={role} className="flex max-h-[92dvh] flex-col outline-none sm:max-h-[78vh]">
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-2">
            <Heading slot="title" className="text-lg font-semibold">
              {title}
            </Heading>
            <IconButton label={t('close')} onClick={onClose} className="-mt-0.5 -mr-2">
              <X aria-hidden />
            </IconButton>
          </header>
          <div className="min-h-0 overflow-y-auto px-5 pb-5">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
