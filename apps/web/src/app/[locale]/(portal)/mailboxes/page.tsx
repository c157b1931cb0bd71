import { MailboxList } from '@/features/mailboxes/mailbox-list';

export default function Page() {
  return <MailboxList />;
}
