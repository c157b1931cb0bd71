import { ConsoleAuditPage } from '@/features/console/audit-page';

export default function Page() {
  return <ConsoleAuditPage />;
}
