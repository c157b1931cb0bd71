import { notFound } from 'next/navigation';
import { readOwnMailbox } from '@/api/server-session';
import { OwnDevices } from '@/features/mailbox-panel/own-devices';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxPanel.tabs.devices);

export default async function Page() {
  const mailbox = await readOwnMailbox();
  return mailbox ? <OwnDevices mailbox={mailbox} /> : notFound();
}
