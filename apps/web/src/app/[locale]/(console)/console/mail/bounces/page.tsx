import { BouncesPage } from '@/features/smtp/bounces-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.bounces.title);

export default function Page() {
  return <BouncesPage />;
}
