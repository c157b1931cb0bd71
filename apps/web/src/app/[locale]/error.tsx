'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('ui');
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4 p-6 text-center">
      <div>
        <h1 className="text-xl font-semibold">{t('loadFailed')}</h1>
        <p className="text-ink-2">{t('unexpected')}</p>
      </div>
      <Button onClick={reset}>{t('retry')}</Button>
    </main>
  );
}
