import { DomainPage } from '@/features/domain/domain-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.domain.title);

export default function Page() {
  return <DomainPage />;
}
