import type { ReactNode } from 'react';
import type { Messages } from '@/i18n/messages';
import { Texts } from '@/i18n/texts';
import { ApiProviders } from './providers';

/** For pages of the site: the client gets the texts that it shows there and no others. */
export function PageProviders({ texts, children }: { texts: readonly (keyof Messages)[]; children: ReactNode }) {
  return (
    <Texts of={texts}>
      <ApiProviders>{children}</ApiProviders>
    </Texts>
  );
}
