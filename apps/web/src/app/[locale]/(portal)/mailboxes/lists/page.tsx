import { ListsPage } from '@/features/lists/lists-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.lists.title);

export default function Page() {
  return <ListsPage />;
}
