import { DomainPage } from '@/features/domain/domain-page';

export default function Page() {
  return <DomainPage />;
}
