import { MailboxList } from '@/features/mailboxes/mailbox-list';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxes.title);

export default function Page() {
  return <MailboxList />;
}
