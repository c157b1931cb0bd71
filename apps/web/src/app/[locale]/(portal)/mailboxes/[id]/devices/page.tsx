import { MailboxDevices } from '@/features/mailboxes/mailbox-pages';

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return <MailboxDevices id={(await params).id} />;
}
