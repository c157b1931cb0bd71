import { ConsoleAuditPage } from '@/features/console/audit-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.audit.title);

export default function Page() {
  return (
    <Texts of={['actions', 'audit', 'continuity']}>
      <ConsoleAuditPage />
    </Texts>
  );
}
