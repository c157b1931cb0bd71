import { TenantsPage } from '@/features/console/tenants-page';

export default function Page() {
  return <TenantsPage />;
}
