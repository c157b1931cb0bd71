import { TraceDetail } from '@/features/trace/trace-detail';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.trace.one);

type Props = { params: Promise<{ key: string }> };

export default async function Page({ params }: Props) {
  return <TraceDetail traceKey={decodeURIComponent((await params).key)} />;
}
