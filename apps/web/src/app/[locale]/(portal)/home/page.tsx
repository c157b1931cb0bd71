import { HomePage } from '@/features/home/home-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.home.title);

export default function Page() {
  return <HomePage />;
}
