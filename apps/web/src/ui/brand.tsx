import clsx from 'clsx';

/** Two servers and the baton between them: one is always ready to take over. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={clsx('size-6', className)} aria-hidden>
      <rect x="2" y="6.5" width="12.5" height="11" rx="3.2" className="fill-ink" />
      <rect x="9.5" y="6.5" width="12.5" height="11" rx="3.2" className="fill-accent stroke-ground" strokeWidth="1.6" />
      <path
        d="M12.6 10.2l3.15 2.5 3.15-2.5"
        className="stroke-accent-ink"
        strokeWidth="1.5"
        fill="none"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 text-lg font-semibold tracking-tight">
      <BrandMark />
      <span className="max-[26rem]:sr-only">Relevo</span>
    </span>
  );
}
