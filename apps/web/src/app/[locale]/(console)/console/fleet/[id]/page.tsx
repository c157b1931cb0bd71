import { PairPage } from '@/features/console/pair-page';

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return <PairPage id={(await params).id} />;
}
