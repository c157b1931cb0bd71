import { BulkPage } from '@/features/smtp/bulk-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.bulk.title);

export default function Page() {
  return (
    <Texts of={['bulk']}>
      <BulkPage />
    </Texts>
  );
}
