import { TenantPage } from '@/features/console/tenant-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.tenants.title);

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return (
    <Texts of={['containment', 'mailboxes']}>
      <TenantPage id={(await params).id} />
    </Texts>
  );
}
