import { TrashPage } from '@/features/mailboxes/trash-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxes.trash.title);

export default function Page() {
  return <TrashPage />;
}
