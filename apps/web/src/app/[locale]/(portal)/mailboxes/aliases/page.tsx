import { AliasList } from '@/features/mailboxes/alias-list';

export default function Page() {
  return <AliasList />;
}
