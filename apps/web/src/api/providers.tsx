'use client';

import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ToastProvider } from '@/ui/toasts';
import { Problem } from './problem';

/** A session that ended while the page was open: back here after signing in, instead of a page full of refusals. */
function toSignInWhenSignedOut(error: Error) {
  if (!(error instanceof Problem) || error.status !== 401) return;
  const { lang } = document.documentElement;
  window.location.assign(`/${lang}/sign-in?next=${encodeURIComponent(window.location.pathname)}`);
}

export function ApiProviders({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        queryCache: new QueryCache({ onError: toSignInWhenSignedOut }),
        defaultOptions: {
          queries: {
            staleTime: 5_000,
            // A refusal is an answer; only a line that broke or a server that stumbled is worth another try.
            retry: (failures, error) => failures < 2 && !(error instanceof Problem && error.status < 500),
          },
        },
      }),
  );
  return (
    <QueryClientProvider client={client}>
      <ToastProvider>{children}</ToastProvider>
    </QueryClientProvider>
  );
}
