import { StatisticsPage } from '@/features/smtp/statistics-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.smtp.statistics.title);

export default function Page() {
  return <StatisticsPage />;
}
