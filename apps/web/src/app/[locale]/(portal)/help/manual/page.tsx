import { ManualPage } from '@/features/help/manual-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.help.manual.title);

export default function Page() {
  return <ManualPage />;
}
