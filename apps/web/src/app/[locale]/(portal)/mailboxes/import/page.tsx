import { ImportMailboxes } from '@/features/mailboxes/import/import-page';

export default function Page() {
  return <ImportMailboxes />;
}
