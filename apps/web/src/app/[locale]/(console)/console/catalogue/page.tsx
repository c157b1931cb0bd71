import { CataloguePage } from '@/features/console/catalogue-page';

export default function Page() {
  return <CataloguePage />;
}
