import { TracePage } from '@/features/trace/trace-page';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.trace.title);

export default function Page() {
  return (
    <Texts of={['smtp', 'trace']}>
      <TracePage />
    </Texts>
  );
}
