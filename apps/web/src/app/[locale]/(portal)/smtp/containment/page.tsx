import { ContainmentPage } from '@/features/smtp/containment-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.containment.title);

export default function Page() {
  return (
    <Texts of={['containment']}>
      <ContainmentPage />
    </Texts>
  );
}
