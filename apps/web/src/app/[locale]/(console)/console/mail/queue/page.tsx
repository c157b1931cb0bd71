import { QueuePage } from '@/features/smtp/queue-page';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.queue.queue.title);

export default function Page() {
  return <QueuePage />;
}
