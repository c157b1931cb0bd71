import { JobsPage } from '@/features/console/jobs-page';

export default function Page() {
  return <JobsPage />;
}
