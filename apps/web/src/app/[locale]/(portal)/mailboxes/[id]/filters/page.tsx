import { MailboxFilters } from '@/features/protection/mailbox-filters';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.protection.filters);

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <MailboxFilters id={(await params).id} />;
}
