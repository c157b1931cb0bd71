import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ApiProviders } from '@/api/providers';
import { readOwnMailbox } from '@/api/server-session';
import { contact } from '@/config';
import { MailboxMenu } from '@/features/mailbox-panel/panel-shell';
import { Link, redirect } from '@/i18n/navigation';
import { Texts } from '@/i18n/texts';
import { BrandMark } from '@/ui/brand';
import { ContactLinks } from '@/ui/contact-links';
import { LanguageLink, ThemeToggle } from '@/ui/preferences';

/** One person, usually on a phone: a header and the page. */
export default async function MailboxLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const mailbox = await readOwnMailbox();
  if (!mailbox) {
    const from = (await headers()).get('x-relevo-path');
    return redirect({ href: { pathname: '/sign-in', query: from ? { next: from } : {} }, locale });
  }
  const t = await getTranslations('shell');
  const panel = await getTranslations('mailboxPanel');
  return (
    <Texts of={['absence', 'auth', 'devices', 'mailboxPanel', 'ownFilters', 'quarantine', 'space']}>
      <ApiProviders>
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-control focus:bg-panel focus:p-2"
        >
          {t('skip')}
        </a>
        <header className="sticky top-0 z-30 border-b border-line bg-panel">
          <div className="mx-auto flex h-14 max-w-6xl items-center justify-between gap-2 px-4 sm:px-8">
            <Link href="/mailbox" className="flex min-w-0 items-center gap-2.5 rounded-control">
              <BrandMark className="size-7 shrink-0" />
              <span className="min-w-0 leading-tight">
                <span className="block truncate font-semibold">{panel('title')}</span>
                <span className="block truncate text-xs text-ink-3">{mailbox.company}</span>
              </span>
            </Link>
            <div className="flex min-w-0 items-center">
              <span className="max-sm:hidden">
                <ContactLinks contact={contact} compact />
              </span>
              <LanguageLink />
              <ThemeToggle />
              <MailboxMenu address={mailbox.address} />
            </div>
          </div>
        </header>
        <main id="main">{children}</main>
        <footer className="mx-auto max-w-6xl px-2 pb-8 sm:px-6">
          <ContactLinks contact={contact} />
        </footer>
      </ApiProviders>
    </Texts>
  );
}
