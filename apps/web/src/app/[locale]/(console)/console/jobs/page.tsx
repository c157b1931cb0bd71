import { JobsPage } from '@/features/console/jobs-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.jobs.title);

export default function Page() {
  return <JobsPage />;
}
