import { ImportMailboxes } from '@/features/mailboxes/import/import-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxes.import.title);

export default function Page() {
  return <ImportMailboxes />;
}
