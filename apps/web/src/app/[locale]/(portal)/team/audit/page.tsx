import { TeamAuditPage } from '@/features/team/audit-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.audit.title);

export default function Page() {
  return (
    <Texts of={['actions', 'audit', 'continuity']}>
      <TeamAuditPage />
    </Texts>
  );
}
