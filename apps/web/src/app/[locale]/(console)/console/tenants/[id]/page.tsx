import { TenantPage } from '@/features/console/tenant-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.tenants.title);

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return <TenantPage id={(await params).id} />;
}
