import clsx from 'clsx';
import type { ReactNode } from 'react';

type PanelProps = {
  title?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** Tables bring their own padding. */
  flush?: boolean;
  className?: string;
};

export function Panel({ title, note, actions, children, flush, className }: PanelProps) {
  return (
    <section className={clsx('min-w-0 rounded-panel border border-line bg-panel', className)}>
      {(title || actions) && (
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3.5 sm:flex-nowrap sm:px-5">
          <div className="min-w-0">
            {title && <h2 className="flex items-center gap-1 text-base font-semibold">{title}</h2>}
            {note && <p className="text-sm text-ink-3">{note}</p>}
          </div>
          {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={clsx(flush ? 'pt-3' : 'px-4 py-4 sm:px-5', !title && !actions && flush && '!pt-0')}>{children}</div>
    </section>
  );
}

/** Label and value, aligned; the reading order of a screen reader is that of the eye. */
export function FactList({ facts, className }: { facts: readonly { label: ReactNode; value: ReactNode }[]; className?: string }) {
  return (
    <dl
      className={clsx(
        'grid grid-cols-[fit-content(38%)_minmax(0,1fr)] sm:grid-cols-[minmax(6.5rem,auto)_minmax(0,1fr)] items-baseline gap-x-5 gap-y-2',
        className,
      )}
    >
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is written in place and never reordered
        <div key={index} className="contents">
          <dt className="text-ink-3">{fact.label}</dt>
          <dd className="min-w-0 break-words">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Figure({
  label,
  value,
  note,
  className,
}: {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  className?: string;
}) {
  return (
    <div className={clsx('min-w-0', className)}>
      <div className="flex items-center gap-1 text-sm text-ink-3">{label}</div>
      <div className="mt-0.5 text-2xl font-semibold tracking-tight figures">{value}</div>
      {note && <div className="mt-0.5 text-sm text-ink-3">{note}</div>}
    </div>
  );
}
