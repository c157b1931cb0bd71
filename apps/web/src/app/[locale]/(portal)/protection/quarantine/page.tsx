import { QuarantinePage } from '@/features/quarantine/quarantine-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.quarantine.title);

export default function Page() {
  return <QuarantinePage />;
}
