import { FleetPage } from '@/features/console/fleet-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.fleet.title);

export default function Page() {
  return (
    <Texts of={['continuity']}>
      <FleetPage />
    </Texts>
  );
}
