import { ProtectionPage } from '@/features/protection/protection-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.protection.title);

export default function Page() {
  return (
    <Texts of={['actions', 'audit', 'changes']}>
      <ProtectionPage />
    </Texts>
  );
}
