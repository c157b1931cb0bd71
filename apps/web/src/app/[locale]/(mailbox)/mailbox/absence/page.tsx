import { notFound } from 'next/navigation';
import { readOwnMailbox } from '@/api/server-session';
import { OwnAbsence } from '@/features/mailbox-panel/own-absence';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxPanel.tabs.absence);

export default async function Page() {
  const mailbox = await readOwnMailbox();
  return mailbox ? <OwnAbsence mailbox={mailbox} /> : notFound();
}
