import type { ReactNode } from 'react';
import { PageProviders } from '@/api/page-providers';

/** The narrow page before one is in: sign-in, forgotten password, invitation. */
export function Door({
  title,
  purpose,
  children,
  foot,
}: {
  title: string;
  purpose?: string;
  children: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <div className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center gap-6 px-4 py-10">
      <div>
        <h1 className="text-2xl font-semibold">{title}</h1>
        {purpose && <p className="text-pretty text-ink-2">{purpose}</p>}
      </div>
      <PageProviders texts={['auth', 'team']}>{children}</PageProviders>
      {foot && <div className="text-sm text-ink-3">{foot}</div>}
    </div>
  );
}
