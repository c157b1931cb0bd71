import { CreateMailbox } from '@/features/mailboxes/create-mailbox';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxes.create.title);

export default function Page() {
  return <CreateMailbox />;
}
