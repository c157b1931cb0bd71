import { MailboxGeneral } from '@/features/mailboxes/general-tab';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxes.tabs.general);

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return (
    <Texts of={['actions', 'audit', 'auth', 'containment']}>
      <MailboxGeneral id={(await params).id} />
    </Texts>
  );
}
