import { SimulatorPage } from '@/features/simulator/simulator-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.simulator.title);

export default function Page() {
  return <SimulatorPage />;
}
