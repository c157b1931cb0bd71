import { notFound } from 'next/navigation';
import { readOwnMailbox } from '@/api/server-session';
import { OwnFilters } from '@/features/own-filters/own-filters';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.ownFilters.title);

export default async function Page() {
  const mailbox = await readOwnMailbox();
  return mailbox ? <OwnFilters mailbox={mailbox} /> : notFound();
}
