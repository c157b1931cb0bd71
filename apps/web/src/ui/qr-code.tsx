'use client';

import { encode } from 'uqr';

/** As one path: a few hundred squares would be a few hundred elements. Dark on white in either appearance, as readers expect. */
export default function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 1 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges" className="size-full">
      <path d={path} fill="#000" />
    </svg>
  );
}
