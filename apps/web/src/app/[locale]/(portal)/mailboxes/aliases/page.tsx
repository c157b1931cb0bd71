import { AliasList } from '@/features/mailboxes/alias-list';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.mailboxes.alias.title);

export default function Page() {
  return <AliasList />;
}
