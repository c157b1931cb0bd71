import { QueuePage } from '@/features/smtp/queue-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.queue.queue.title);

export default function Page() {
  return (
    <Texts of={['queue', 'smtp', 'trace']}>
      <QueuePage />
    </Texts>
  );
}
