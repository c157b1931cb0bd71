import { DomainPage } from '@/features/domain/domain-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.domain.title);

export default function Page() {
  return (
    <Texts of={['changes', 'domain']}>
      <DomainPage />
    </Texts>
  );
}
