import { LogPage } from '@/features/smtp/log-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.log.title);

export default function Page() {
  return <LogPage />;
}
