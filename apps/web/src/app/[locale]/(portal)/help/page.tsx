import { HelpPage } from '@/features/help/help-page';

export default function Page() {
  return <HelpPage />;
}
