import { MailActivityPage } from '@/features/console/mail-activity-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.smtp.activity.title);

export default function Page() {
  return (
    <Texts of={['smtp', 'trace']}>
      <MailActivityPage />
    </Texts>
  );
}
