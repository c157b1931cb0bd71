import { MailActivityPage } from '@/features/console/mail-activity-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.smtp.activity.title);

export default function Page() {
  return <MailActivityPage />;
}
