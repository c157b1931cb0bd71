import { ApiKeysPage } from '@/features/api-keys/api-keys-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.apiKeys.title);

export default function Page() {
  return <ApiKeysPage />;
}
