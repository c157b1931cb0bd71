import { PairPage } from '@/features/console/pair-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.fleet.title);

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return (
    <Texts of={['continuity']}>
      <PairPage id={(await params).id} />
    </Texts>
  );
}
