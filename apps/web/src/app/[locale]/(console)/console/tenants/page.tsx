import { TenantsPage } from '@/features/console/tenants-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.tenants.title);

export default function Page() {
  return <TenantsPage />;
}
