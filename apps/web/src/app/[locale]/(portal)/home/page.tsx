import { HomePage } from '@/features/home/home-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.home.title);

export default function Page() {
  return (
    <Texts of={['actions', 'changes', 'home']}>
      <HomePage />
    </Texts>
  );
}
