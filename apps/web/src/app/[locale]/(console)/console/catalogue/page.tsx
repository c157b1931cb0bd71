import { CataloguePage } from '@/features/console/catalogue-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.catalogue.title);

export default function Page() {
  return <CataloguePage />;
}
