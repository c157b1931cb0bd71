import { MailboxGeneral } from '@/features/mailboxes/mailbox-pages';

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return <MailboxGeneral id={(await params).id} />;
}
