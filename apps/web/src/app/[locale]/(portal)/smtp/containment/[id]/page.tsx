import { ContainmentDetail } from '@/features/smtp/containment-detail';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.containment.one);

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return (
    <Texts of={['auth', 'changes', 'containment', 'mailboxes', 'queue']}>
      <ContainmentDetail id={(await params).id} />
    </Texts>
  );
}
