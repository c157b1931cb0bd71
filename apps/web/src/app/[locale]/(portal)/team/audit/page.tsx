import { TeamAuditPage } from '@/features/team/audit-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.audit.title);

export default function Page() {
  return <TeamAuditPage />;
}
