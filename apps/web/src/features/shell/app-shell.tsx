import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { contact } from '@/config';
import { Link } from '@/i18n/navigation';
import { BrandMark } from '@/ui/brand';
import { ContactLinks } from '@/ui/contact-links';
import { LanguageLink, ThemeToggle } from '@/ui/preferences';
import { type MenuItem, MenuLinks } from './menu-links';
import { PhoneMenu } from './phone-menu';
import { UserMenu } from './user-menu';

type Props = {
  home: string;
  title: string;
  subtitle: string;
  menu: readonly MenuItem[];
  user: { name: string; email: string };
  elsewhere?: { href: string; label: string };
  /** Above everything, on every page. */
  notice?: ReactNode;
  /** Others that this person belongs to. */
  companies?: readonly { id: string; name: string }[];
  tools?: ReactNode;
  children: ReactNode;
};

export async function AppShell({ home, title, subtitle, menu, user, elsewhere, companies, notice, tools, children }: Props) {
  const t = await getTranslations('shell');
  const identity = (
    <Link href={home} className="flex min-w-0 items-center gap-2.5 rounded-control">
      <BrandMark className="size-7 shrink-0" />
      <span className="min-w-0 leading-tight">
        <span className="block truncate font-semibold">{title}</span>
        <span className="block truncate text-xs text-ink-3">{subtitle}</span>
      </span>
    </Link>
  );
  const foot = (
    <>
      <div className="px-3">
        <p className="text-xs font-medium text-ink-3">{t('contact')}</p>
        <p className="mb-1 text-xs text-ink-3">{t('contactNote')}</p>
        <div className="-mx-2">
          <ContactLinks contact={contact} />
        </div>
      </div>
      <div className="flex items-center border-t border-line pt-2">
        <UserMenu user={user} elsewhere={elsewhere} companies={companies} />
        <LanguageLink />
        <ThemeToggle />
      </div>
    </>
  );
  return (
    <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-control focus:bg-panel focus:p-2"
      >
        {t('skip')}
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-4 overflow-y-auto border-r border-line bg-panel px-3 py-4 lg:flex">
        <div className="px-2 pb-1">{identity}</div>
        <nav aria-label={t('menu')} className="flex-1">
          <MenuLinks items={menu} />
        </nav>
        {foot}
      </aside>
      <div className="flex min-w-0 flex-col">
        <header className="sticky top-0 z-30 flex h-14 items-center justify-between gap-2 border-b border-line bg-panel pr-2 pl-4 lg:hidden">
          {identity}
          <div className="flex shrink-0 items-center">
            <ContactLinks contact={contact} compact />
            <PhoneMenu items={menu}>{foot}</PhoneMenu>
          </div>
        </header>
        {notice}
        {tools}
        <main id="main" className="min-w-0">
          {children}
        </main>
      </div>
    </div>
  );
}
