import { DeferredPage } from '@/features/smtp/deferred-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.queue.deferred.title);

export default function Page() {
  return <DeferredPage />;
}
