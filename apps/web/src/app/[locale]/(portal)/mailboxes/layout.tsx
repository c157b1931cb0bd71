import type { ReactNode } from 'react';
import { Texts } from '@/i18n/texts';

/** The tabs name their pages, and a mailbox its changes and its space. */
export default function MailboxesTexts({ children }: { children: ReactNode }) {
  return <Texts of={['changes', 'groups', 'lists', 'mailboxes', 'retention', 'simulator', 'space']}>{children}</Texts>;
}
