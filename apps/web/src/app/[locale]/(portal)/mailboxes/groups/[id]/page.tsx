import { GroupPage } from '@/features/groups/group-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.groups.one);

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <GroupPage id={(await params).id} />;
}
