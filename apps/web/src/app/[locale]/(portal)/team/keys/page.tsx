import { ApiKeysPage } from '@/features/api-keys/api-keys-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.apiKeys.title);

export default function Page() {
  return (
    <Texts of={['apiKeys']}>
      <ApiKeysPage />
    </Texts>
  );
}
