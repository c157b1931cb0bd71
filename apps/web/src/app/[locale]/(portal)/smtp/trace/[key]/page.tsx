import { TraceDetail } from '@/features/trace/trace-detail';
import { Texts } from '@/i18n/texts';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.trace.one);

type Props = { params: Promise<{ key: string }> };

export default async function Page({ params }: Props) {
  return (
    <Texts of={['quarantine']}>
      <TraceDetail traceKey={decodeURIComponent((await params).key)} />
    </Texts>
  );
}
