'use client';

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { IconButton } from './button';

type Toast = { id: number; tone: 'good' | 'bad'; body: ReactNode };
type Say = { done: (body: ReactNode) => void; failed: (body: ReactNode) => void };

const SHOWN_MS = 7000;
const ToastContext = createContext<Say | null>(null);
let lastId = 0;

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('ui');
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const dismiss = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const say = useMemo<Say>(() => {
    const show = (tone: Toast['tone'], body: ReactNode) => {
      lastId += 1;
      const id = lastId;
      setToasts((all) => [...all.slice(-2), { id, tone, body }]);
      setTimeout(() => dismiss(id), SHOWN_MS);
    };
    return { done: (body) => show('good', body), failed: (body) => show('bad', body) };
  }, [dismiss]);
  return (
    <ToastContext value={say}>
      {children}
      <section
        aria-live="polite"
        aria-label={t('notices')}
        className="pointer-events-none fixed inset-x-4 bottom-4 z-60 flex flex-col items-end gap-2 sm:left-auto sm:w-96"
      >
        {toasts.map((toast) => (
          <div
            key={toast.id}
            className="pointer-events-auto flex w-full animate-[rise_160ms_ease-out] items-start gap-2.5 rounded-panel border border-line bg-raised py-2.5 pr-1.5 pl-3.5 shadow-[var(--shadow-float)]"
          >
            {toast.tone === 'good' ? (
              <CircleCheck className="mt-1.5 size-4 shrink-0 text-good" aria-hidden />
            ) : (
              <CircleAlert className="mt-1.5 size-4 shrink-0 text-bad" aria-hidden />
            )}
            <div className="min-w-0 flex-1 py-1 break-words">{toast.body}</div>
            <IconButton label={t('close')} onClick={() => dismiss(toast.id)}>
              <X aria-hidden />
            </IconButton>
          </div>
        ))}
      </section>
    </ToastContext>
  );
}

export function useToasts(): Say {
  const say = useContext(ToastContext);
  if (!say) throw new Error('useToasts outside ToastProvider');
  return say;
}
