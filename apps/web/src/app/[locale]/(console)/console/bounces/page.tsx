import { CorrectionsPage } from '@/features/console/corrections-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.corrections.title);

export default function Page() {
  return (
    <Texts of={['queue', 'trace']}>
      <CorrectionsPage />
    </Texts>
  );
}
