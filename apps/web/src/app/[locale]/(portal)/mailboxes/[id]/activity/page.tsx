import { MailboxActivity } from '@/features/mailboxes/activity-tab';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxes.tabs.activity);

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return <MailboxActivity id={(await params).id} />;
}
