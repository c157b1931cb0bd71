import { RetentionPage } from '@/features/retention/retention-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.retention.title);

export default function Page() {
  return <RetentionPage />;
}
