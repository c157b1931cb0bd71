import { ContinuityPage } from '@/features/continuity/continuity-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.continuity.title);

export default function Page() {
  return <ContinuityPage />;
}
