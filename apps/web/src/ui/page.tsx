import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';

type PageProps = {
  title: ReactNode;
  /** One sentence: what this page is for. */
  purpose?: ReactNode;
  state?: ReactNode;
  back?: { href: string; label: string };
  actions?: ReactNode;
  children: ReactNode;
};

export function Page({ title, purpose, state, back, actions, children }: PageProps) {
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-5 px-4 py-6 sm:px-8 sm:py-8">
      <header className="flex flex-col gap-1">
        {back && (
          <Link href={back.href} className="-ml-1 mb-1 inline-flex w-fit items-center gap-0.5 text-sm text-ink-3 hover:text-ink">
            <ChevronLeft className="size-4" aria-hidden />
            {back.label}
          </Link>
        )}
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1 className="text-xl font-semibold break-words">{title}</h1>
              {state}
            </div>
            {purpose && <p className="mt-0.5 max-w-3xl text-pretty text-ink-2">{purpose}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      </header>
      {children}
    </div>
  );
}
