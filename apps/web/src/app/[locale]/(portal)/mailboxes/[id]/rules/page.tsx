import { MailboxRules } from '@/features/mailboxes/rules-tab';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxes.tabs.rules);

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return (
    <Texts of={['absence']}>
      <MailboxRules id={(await params).id} />
    </Texts>
  );
}
