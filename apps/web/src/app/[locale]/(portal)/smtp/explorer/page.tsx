import { ExplorerPage } from '@/features/smtp/explorer-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.explorer.title);

export default function Page() {
  return (
    <Texts of={['explorer', 'space']}>
      <ExplorerPage />
    </Texts>
  );
}
