import { SwitchoverDetail } from '@/features/continuity/switchover-detail';

type Props = { params: Promise<{ id: string }> };

export default async function Page({ params }: Props) {
  return <SwitchoverDetail id={(await params).id} />;
}
