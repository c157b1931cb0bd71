import { FleetPage } from '@/features/console/fleet-page';

export default function Page() {
  return <FleetPage />;
}
