'use client';

import clsx from 'clsx';
import {
  BellRing,
  BookOpen,
  Building2,
  CalendarCheck,
  Gauge,
  Globe,
  House,
  Inbox,
  LifeBuoy,
  ListChecks,
  Mails,
  MailWarning,
  ScrollText,
  Server,
  Shield,
  ShieldCheck,
  UserRound,
  Users,
} from 'lucide-react';
import { Link, usePathname } from '@/i18n/navigation';

// The menu is made on the server, which can hand over a name but not a component.
const ICONS = {
  home: House,
  mailboxes: Inbox,
  domain: Globe,
  protection: Shield,
  continuity: ShieldCheck,
  team: Users,
  profile: UserRound,
  help: LifeBuoy,
  today: CalendarCheck,
  tenants: Building2,
  fleet: Server,
  jobs: ListChecks,
  emails: Mails,
  catalogue: BookOpen,
  alarms: BellRing,
  bounces: MailWarning,
  audit: ScrollText,
  activity: Gauge,
} as const;

export type MenuItem = { href: string; label: string; icon: keyof typeof ICONS; exact?: boolean; under?: string };

export function MenuLinks({ items, onChosen }: { items: readonly MenuItem[]; onChosen?: () => void }) {
  const pathname = usePathname();
  return (
    <ul className="flex flex-col gap-0.5">
      {items.map(({ href, label, icon, exact, under }) => {
        // An entry further down the same path knows better.
        const elsewhere = items.some(
          (other) =>
            other.href.length > (under ?? href).length &&
            other.href !== href &&
            (pathname === other.href || pathname.startsWith(`${other.href}/`)),
        );
        const current = pathname === href || (!exact && !elsewhere && pathname.startsWith(`${under ?? href}/`));
        const Icon = ICONS[icon];
        return (
          <li key={href}>
            <Link
              href={href}
              onClick={onChosen}
              aria-current={current ? 'page' : undefined}
              className={clsx(
                'flex items-center gap-2.5 rounded-control px-2.5 py-1.5 transition-colors pointer-coarse:py-2.5',
                current ? 'bg-accent-soft font-medium text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
              )}
            >
              <Icon className={clsx('size-4 shrink-0', current ? 'text-accent' : 'text-ink-3')} aria-hidden />
              {label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
