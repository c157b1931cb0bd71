import { ProtectionPage } from '@/features/protection/protection-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.protection.title);

export default function Page() {
  return <ProtectionPage />;
}
