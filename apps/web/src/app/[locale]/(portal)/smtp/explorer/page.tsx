import { ExplorerPage } from '@/features/smtp/explorer-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.explorer.title);

export default function Page() {
  return <ExplorerPage />;
}
