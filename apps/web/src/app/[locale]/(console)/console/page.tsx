import { TodayPage } from '@/features/console/today-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.today.title);

export default function Page() {
  return <TodayPage />;
}
