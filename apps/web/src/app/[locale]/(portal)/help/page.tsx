import { HelpPage } from '@/features/help/help-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.help.title);

export default function Page() {
  return <HelpPage />;
}
