import { FleetPage } from '@/features/console/fleet-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.fleet.title);

export default function Page() {
  return <FleetPage />;
}
