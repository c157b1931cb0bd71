import { TracePage } from '@/features/trace/trace-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.trace.title);

export default function Page() {
  return <TracePage />;
}
