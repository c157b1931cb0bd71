import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { contact } from '@/config';
import { Link } from '@/i18n/navigation';
import { Brand } from '@/ui/brand';
import { ButtonLink } from '@/ui/button';
import { ContactLinks } from '@/ui/contact-links';
import { LanguageLink, ThemeToggle } from '@/ui/preferences';

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('shell');
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-control focus:bg-panel focus:p-2"
      >
        {t('skip')}
      </a>
      <header className="mx-auto flex h-16 w-full max-w-6xl items-center justify-between gap-3 px-4 sm:px-8">
        <Link href="/" aria-label="Relevo" className="flex">
          <Brand />
        </Link>
        <div className="flex items-center gap-0.5 sm:gap-1">
          <ContactLinks contact={contact} compact />
          <LanguageLink />
          <ThemeToggle />
          <ButtonLink href="/sign-in" size="small" className="ml-1">
            {t('signIn')}
          </ButtonLink>
        </div>
      </header>
      <main id="main" className="flex flex-1 flex-col">
        {children}
      </main>
      <footer className="border-t border-line">
        <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-4 text-sm text-ink-3 sm:px-8">
          <div className="-mx-2">
            <ContactLinks contact={contact} />
          </div>
          <Link href="/status" className="hover:text-ink">
            {t('status')}
          </Link>
        </div>
      </footer>
    </div>
  );
}
