import { ContainmentPage } from '@/features/smtp/containment-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.containment.title);

export default function Page() {
  return <ContainmentPage />;
}
