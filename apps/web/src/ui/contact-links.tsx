'use client';

import { Mail, MessageCircle, MessagesSquare, Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Contact } from '@/config';

const digits = (number: string) => number.replace(/\D/g, '');

/** Always in view: a person is one touch away on every page. */
export function ContactLinks({ contact, compact }: { contact: Contact; compact?: boolean }) {
  const t = useTranslations('shell');
  const links = [
    { href: `https://wa.me/${digits(contact.whatsapp)}`, label: t('whatsapp'), icon: MessageCircle },
    { href: `tel:${contact.phone}`, label: t('phone'), icon: Phone },
    ...(contact.chat ? [{ href: contact.chat, label: t('chat'), icon: MessagesSquare }] : []),
    { href: `mailto:${contact.email}`, label: t('email'), icon: Mail },
  ];
  return (
    <ul className={compact ? 'flex items-center gap-0.5' : 'flex flex-wrap items-center gap-1'} aria-label={t('contact')}>
      {links.map(({ href, label, icon: Icon }) => (
        <li key={href}>
          <a
            href={href}
            title={label}
            aria-label={compact ? label : undefined}
            rel="noreferrer"
            className="inline-flex h-8 min-w-8 items-center justify-center gap-1.5 rounded-control px-2 text-sm text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:h-10"
          >
            <Icon className="size-4 shrink-0" aria-hidden />
            {!compact && label}
          </a>
        </li>
      ))}
    </ul>
  );
}
