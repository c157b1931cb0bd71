import { MailboxActivity } from '@/features/mailboxes/activity-tab';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxes.tabs.activity);

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return (
    <Texts of={['smtp', 'trace']}>
      <MailboxActivity id={(await params).id} />
    </Texts>
  );
}
