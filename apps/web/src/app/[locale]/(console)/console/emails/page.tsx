import { EmailsPage } from '@/features/console/emails-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.emails.title);

export default function Page() {
  return <EmailsPage />;
}
