import { ContinuityPage } from '@/features/continuity/continuity-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.continuity.title);

export default function Page() {
  return (
    <Texts of={['continuity']}>
      <ContinuityPage />
    </Texts>
  );
}
