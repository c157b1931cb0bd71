import { notFound } from 'next/navigation';
import { readOwnMailbox } from '@/api/server-session';
import { OwnQuarantine } from '@/features/quarantine/own-quarantine';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.quarantine.title);

export default async function Page() {
  const mailbox = await readOwnMailbox();
  return mailbox ? <OwnQuarantine mailbox={mailbox} /> : notFound();
}
