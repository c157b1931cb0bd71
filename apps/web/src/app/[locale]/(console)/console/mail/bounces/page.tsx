import { BouncesPage } from '@/features/smtp/bounces-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.bounces.title);

export default function Page() {
  return (
    <Texts of={['bounces', 'queue', 'smtp', 'trace']}>
      <BouncesPage />
    </Texts>
  );
}
