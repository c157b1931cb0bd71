import { MailboxFilters } from '@/features/protection/mailbox-filters';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.protection.filters);

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return (
    <Texts of={['protection']}>
      <MailboxFilters id={(await params).id} />
    </Texts>
  );
}
