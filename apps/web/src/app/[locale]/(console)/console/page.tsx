import { TodayPage } from '@/features/console/today-page';

export default function Page() {
  return <TodayPage />;
}
