import { CorrectionsPage } from '@/features/console/corrections-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.corrections.title);

export default function Page() {
  return <CorrectionsPage />;
}
