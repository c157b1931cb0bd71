'use client';

import { UserRoundCog } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { api, unwrap } from '@/api/client';
import type { Session } from '@/api/types';
import { useRouter } from '@/i18n/navigation';
import { Button } from '@/ui/button';

/** On every page while staff act for a company: who, for whom, why, and how long still. */
export function ImpersonationBanner({ session }: { session: Session }) {
  const t = useTranslations('impersonation');
  const { impersonation } = session;
  const router = useRouter();
  const [left, setLeft] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const endsAt = impersonation?.endsAt;
  useEffect(() => {
    if (!endsAt) return;
    const count = () => {
      const seconds = Math.max(0, Math.ceil((Date.parse(endsAt) - Date.now()) / 1000));
      setLeft(seconds);
      // The API has ended it; what is still on screen is no longer this person's to see.
      if (seconds === 0) window.location.reload();
    };
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [endsAt]);
  if (!impersonation) return null;
  const company = session.tenants.find((tenant) => tenant.id === impersonation.tenantId)?.name ?? '';
  const end = async () => {
    setBusy(true);
    await unwrap(api.DELETE('/v1/session/impersonation')).catch(() => {});
    router.push('/console/tenants');
    router.refresh();
  };
  return (
    <section
      aria-label={t('label')}
      className="sticky top-14 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-warn bg-warn-soft px-4 py-2 sm:px-8 lg:top-0"
    >
      <UserRoundCog className="size-4 shrink-0 text-warn" aria-hidden />
      <p className="min-w-0 flex-1 basis-64 text-sm break-words">
        <strong className="font-semibold">{t('acting', { who: session.user.name, company, as: impersonation.asName })}</strong>{' '}
        <span className="text-ink-2">{t('why', { reason: impersonation.reason })}</span>
      </p>
      <span className="text-sm figures" role="timer">
        {left === null ? '' : t('left', { time: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` })}
      </span>
      <Button size="small" busy={busy} onClick={() => void end()}>
        {t('end')}
      </Button>
    </section>
  );
}
