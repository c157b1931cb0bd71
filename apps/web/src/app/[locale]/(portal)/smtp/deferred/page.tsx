import { DeferredPage } from '@/features/smtp/deferred-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.queue.deferred.title);

export default function Page() {
  return (
    <Texts of={['queue']}>
      <DeferredPage />
    </Texts>
  );
}
