import { SwitchoverDetail } from '@/features/continuity/switchover-detail';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.continuity.one);

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return (
    <Texts of={['continuity']}>
      <SwitchoverDetail id={(await params).id} />
    </Texts>
  );
}
