import { LogPage } from '@/features/smtp/log-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.log.title);

export default function Page() {
  return (
    <Texts of={['log']}>
      <LogPage />
    </Texts>
  );
}
