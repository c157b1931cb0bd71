import { TracePage } from '@/features/trace/trace-page';

export default function Page() {
  return <TracePage />;
}
