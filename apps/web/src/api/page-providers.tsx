import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Messages } from '@/i18n/messages';
import { ApiProviders } from './providers';

/** For pages of the site: the client gets the texts that it shows there and no others. */
export async function PageProviders({ texts, children }: { texts: readonly (keyof Messages)[]; children: ReactNode }) {
  const messages = await getMessages();
  const picked = Object.fromEntries([...texts, 'ui' as const, 'shell' as const].map((name) => [name, messages[name]]));
  return (
    <NextIntlClientProvider messages={picked}>
      <ApiProviders>{children}</ApiProviders>
    </NextIntlClientProvider>
  );
}
