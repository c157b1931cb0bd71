import { TenantsPage } from '@/features/console/tenants-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.tenants.title);

export default function Page() {
  return (
    <Texts of={['mailboxes']}>
      <TenantsPage />
    </Texts>
  );
}
