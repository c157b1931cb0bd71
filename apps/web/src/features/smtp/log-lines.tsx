import type { RawLogLine } from '@/api/types';

export function LogLines({ lines }: { lines: readonly RawLogLine[] }) {
  return (
    <ol className="flex flex-col gap-1 font-mono text-xs">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a log may be equal, and stay where they are
        <li key={index} className="rounded-control bg-sunken px-2.5 py-1 break-words whitespace-pre-wrap">
          {line.text}
        </li>
      ))}
    </ol>
  );
}
