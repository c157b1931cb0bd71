import { BulkPage } from '@/features/smtp/bulk-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.bulk.title);

export default function Page() {
  return <BulkPage />;
}
