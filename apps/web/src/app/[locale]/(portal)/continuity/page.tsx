import { ContinuityPage } from '@/features/continuity/continuity-page';

export default function Page() {
  return <ContinuityPage />;
}
