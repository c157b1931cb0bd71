import { QuarantinePage } from '@/features/quarantine/quarantine-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.quarantine.title);

export default function Page() {
  return (
    <Texts of={['quarantine']}>
      <QuarantinePage />
    </Texts>
  );
}
