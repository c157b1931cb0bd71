import { CreateMailbox } from '@/features/mailboxes/create-mailbox';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxes.create.title);

export default function Page() {
  return (
    <Texts of={['auth']}>
      <CreateMailbox />
    </Texts>
  );
}
