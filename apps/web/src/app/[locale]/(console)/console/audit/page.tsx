import { ConsoleAuditPage } from '@/features/console/audit-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.audit.title);

export default function Page() {
  return <ConsoleAuditPage />;
}
