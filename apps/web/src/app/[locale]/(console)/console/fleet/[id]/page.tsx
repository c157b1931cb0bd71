import { PairPage } from '@/features/console/pair-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.console.fleet.title);

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return <PairPage id={(await params).id} />;
}
