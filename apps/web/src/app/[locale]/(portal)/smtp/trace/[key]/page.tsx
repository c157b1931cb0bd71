import { TraceDetail } from '@/features/trace/trace-detail';

type Props = { params: Promise<{ key: string }> };

export default async function Page({ params }: Props) {
  return <TraceDetail traceKey={decodeURIComponent((await params).key)} />;
}
