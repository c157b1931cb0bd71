import { AlarmsPage } from '@/features/console/alarms-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.alarms.title);

export default function Page() {
  return <AlarmsPage />;
}
