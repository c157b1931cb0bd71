import { MailPage } from '@/features/console/mail-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.mail.title);

export default function Page() {
  return (
    <Texts of={['smtp']}>
      <MailPage />
    </Texts>
  );
}
