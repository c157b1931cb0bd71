import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { hasLocale, NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { routing } from '@/i18n/routing';
import { THEME_COOKIE, themeFrom } from '@/ui/theme';
import '@/ui/theme.css';

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell');
  return { title: { default: t('title'), template: '%s · Relevo' } };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9fafa' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1114' },
  ],
};

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  setRequestLocale(locale);
  const theme = themeFrom((await cookies()).get(THEME_COOKIE)?.value);
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const { ui, shell } = await getMessages();
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme}>
      <head>
        {/* react-aria reads the nonce here for the few style elements that it adds. */}
        <meta property="csp-nonce" nonce={nonce} content={nonce} />
      </head>
      <body className="min-h-dvh">
        <NextIntlClientProvider messages={{ ui, shell }}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
