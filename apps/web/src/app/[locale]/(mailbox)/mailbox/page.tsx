import { notFound } from 'next/navigation';
import { readOwnMailbox } from '@/api/server-session';
import { MailboxPanelPage } from '@/features/mailbox-panel/panel-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxPanel.title);

export default async function Page() {
  const mailbox = await readOwnMailbox();
  return mailbox ? <MailboxPanelPage mailbox={mailbox} /> : notFound();
}
