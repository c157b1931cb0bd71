import { GroupPage } from '@/features/groups/group-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.groups.one);

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return (
    <Texts of={['actions', 'audit', 'protection']}>
      <GroupPage id={(await params).id} />
    </Texts>
  );
}
