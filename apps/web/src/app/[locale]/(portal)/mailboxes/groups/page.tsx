import { GroupsPage } from '@/features/groups/groups-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.groups.title);

export default function Page() {
  return <GroupsPage />;
}
